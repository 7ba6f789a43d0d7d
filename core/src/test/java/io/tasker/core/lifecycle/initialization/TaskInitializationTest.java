package io.tasker.core.lifecycle.initialization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.contract.model.Json;
import io.tasker.contract.model.TaskRequest;
import io.tasker.contract.model.TemplateName;
import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.contract.template.StepType;
import io.tasker.core.store.ATemplate;
import io.tasker.core.store.Outgoing;
import io.tasker.core.store.StoredTemplate;
import io.tasker.core.store.TaskPlan;
import io.tasker.core.wire.StepMessages;
import io.tasker.testkit.SettableClock;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TaskInitializationTest {
  private static final TemplateName NAME = ATemplate.NAME;
  private static final UUID CORRELATION = UUID.fromString("6f1d1a3e-6a0b-4c0e-9a55-0d9a3c1b2e4f");

  private final TaskIds ids = new TaskIds(new SettableClock(), new SplittableRandom(1));

  @Test
  void a_plan_has_a_new_id_and_the_newest_template() {
    StoredTemplate template = ATemplate.of("a", "b < a");
    TaskPlan plan = with(template).plan(ATemplate.request("{}"));
    assertThat(plan.template()).isSameAs(template);
    assertThat(plan.task()).isNotEqualTo(with(template).plan(ATemplate.request("{}")).task());
    assertThat(plan.identityHash()).hasSize(32);
  }

  @Test
  void the_correlation_id_of_the_request_is_kept_and_otherwise_made() {
    assertThat(plan(request(NAME, "{}", CORRELATION, null)).correlationId()).isEqualTo(CORRELATION);
    assertThat(plan(request(NAME, "{}", null, null)).correlationId()).isNotNull();
  }

  @Test
  void the_same_input_is_the_same_task_however_it_is_written() {
    assertThat(identity("{\"a\":1,\"b\":[2]}")).isEqualTo(identity("{ \"b\": [2], \"a\": 1 }"));
    assertThat(identity("{\"a\":1}")).isNotEqualTo(identity("{\"a\":2}"));
  }

  @Test
  void another_template_or_version_is_another_task() {
    byte[] identity = identity("{}");
    for (TemplateName name :
        List.of(
            new TemplateName("other", "checkout", "1.0.0"),
            new TemplateName("orders", "other", "1.0.0"),
            new TemplateName("orders", "checkout", "1.0.1"))) {
      assertThat(plan(request(name, "{}", null, null)).identityHash()).isNotEqualTo(identity);
    }
  }

  @Test
  void a_key_wins_over_the_input() {
    byte[] one = plan(request(NAME, "{\"a\":1}", null, "key-1")).identityHash();
    assertThat(plan(request(NAME, "{\"a\":2}", null, "key-1")).identityHash()).isEqualTo(one);
    assertThat(plan(request(NAME, "{\"a\":1}", null, "key-2")).identityHash()).isNotEqualTo(one);
    assertThat(identity("{\"a\":1}")).isNotEqualTo(one);
  }

  @Test
  void a_key_that_looks_like_an_input_is_not_taken_for_it() {
    assertThat(plan(request(NAME, "{}", null, "{}")).identityHash()).isNotEqualTo(identity("{}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "1", "\"x\"", "null"})
  void a_context_that_is_no_object_is_refused(String context) {
    assertRefused(context, "context must be a JSON object, was " + context);
  }

  @Test
  void a_long_context_is_shortened_in_the_message() {
    assertRefused(
        "\"" + "x".repeat(100) + "\"",
        "context must be a JSON object, was \"" + "x".repeat(39) + "…");
  }

  @Test
  void a_context_that_is_not_json_is_refused() {
    assertThatExceptionOfType(TaskerException.class)
        .isThrownBy(() -> plan(ATemplate.request("{")))
        .withMessageStartingWith("context: not JSON: ")
        .matches(e -> e.code() == ErrorCode.INVALID_REQUEST);
  }

  @Test
  void a_template_that_is_not_there_is_named_with_the_nearest_that_is() {
    TaskInitialization initialization =
        new TaskInitialization(
            source(null, List.of(NAME, new TemplateName("mail", "send", "2.0.0"))), ids);
    TemplateName wrong = new TemplateName("orders", "chekout", "1.0.0");
    assertThatExceptionOfType(TaskerException.class)
        .isThrownBy(() -> initialization.plan(request(wrong, "{}", null, null)))
        .withMessage(
            "Task template not found: orders/chekout/1.0.0;"
                + " did you mean orders/checkout/1.0.0?")
        .matches(e -> e.code() == ErrorCode.TEMPLATE_NOT_FOUND);
  }

  @Test
  void without_any_template_the_message_says_so() {
    TaskInitialization initialization = new TaskInitialization(source(null, List.of()), ids);
    assertThatExceptionOfType(TaskerException.class)
        .isThrownBy(() -> initialization.plan(ATemplate.request("{}")))
        .withMessageEndingWith("; no template is registered");
  }

  @ParameterizedTest
  @EnumSource(value = StepType.class, mode = Mode.EXCLUDE, names = "STANDARD")
  void a_step_that_this_version_cannot_run_is_named(StepType type) {
    assertThatExceptionOfType(TaskerException.class)
        .isThrownBy(() -> with(ATemplate.of(type, "choose")).plan(ATemplate.request("{}")))
        .withMessageContaining("orders/checkout/1.0.0", "\"choose\"", type.wireName())
        .matches(e -> e.code() == ErrorCode.INVALID_REQUEST);
  }

  @Test
  void each_step_that_can_start_at_once_has_a_message() {
    TaskPlan plan = ATemplate.plan(ATemplate.of("a", "b < a", "c"));
    QueueName queue = new QueueName("worker_orders_queue");
    assertThat(TaskInitialization.rootMessages(plan, queue))
        .containsExactly(message(plan, queue, 0), message(plan, queue, 2));
  }

  private static Outgoing message(TaskPlan plan, QueueName queue, int step) {
    return new Outgoing(
        queue,
        StepMessages.write(plan.task(), plan.task().step(step), plan.correlationId()),
        100 + step);
  }

  private void assertRefused(String context, String message) {
    assertThatExceptionOfType(TaskerException.class)
        .isThrownBy(() -> plan(ATemplate.request(context)))
        .withMessage(message)
        .matches(e -> e.code() == ErrorCode.INVALID_REQUEST);
  }

  private byte[] identity(String context) {
    return plan(ATemplate.request(context)).identityHash();
  }

  private TaskPlan plan(TaskRequest request) {
    return with(ATemplate.of("a")).plan(request);
  }

  private TaskInitialization with(StoredTemplate template) {
    return new TaskInitialization(source(template, List.of(NAME)), ids);
  }

  private static TaskRequest request(
      TemplateName name, String context, @Nullable UUID correlation, @Nullable String key) {
    TaskRequest like = ATemplate.request(context);
    return new TaskRequest(
        name, new Json(context), like.origin(), like.tags(), 0, correlation, null, key, null, null);
  }

  private static TemplateSource source(@Nullable StoredTemplate found, List<TemplateName> names) {
    return new TemplateSource() {
      @Override
      public Optional<StoredTemplate> find(TemplateName name) {
        return Optional.ofNullable(found);
      }

      @Override
      public List<TemplateName> names() {
        return names;
      }
    };
  }
}
