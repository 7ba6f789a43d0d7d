package io.tasker.core.lifecycle.initialization;

import static io.tasker.contract.template.IdentityStrategy.STRICT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.contract.model.Json;
import io.tasker.contract.model.Origin;
import io.tasker.contract.model.TaskRequest;
import io.tasker.contract.model.TemplateName;
import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.contract.template.IdentityStrategy;
import io.tasker.contract.template.StepType;
import io.tasker.core.lifecycle.initialization.TaskInitialization.Inputs;
import io.tasker.core.queue.Outgoing;
import io.tasker.core.store.ATemplate;
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

  private static final Origin ORIGIN = new Origin("me", "shop", "to see");
  private static final String SCHEMA =
      "{\"required\":[\"n\"],\"properties\":{\"n\":{\"minimum\":2}}}";

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
    assertThat(plan(request(NAME, "{}", null, null)).correlationId().version()).isEqualTo(7);
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

  @Test
  void a_key_belongs_to_its_template() {
    TemplateName other = new TemplateName("orders", "other", "1.0.0");
    assertThat(plan(request(other, "{}", null, "key-1")).identityHash())
        .isNotEqualTo(plan(request(NAME, "{}", null, "key-1")).identityHash());
  }

  @ParameterizedTest
  @EnumSource(IdentityStrategy.class)
  void a_key_wins_over_every_strategy(IdentityStrategy strategy) {
    StoredTemplate template = ATemplate.with(ATemplate.of("a"), strategy, null);
    assertThat(with(template).plan(request(NAME, "{\"a\":1}", null, "key-1")).identityHash())
        .isEqualTo(plan(request(NAME, "{}", null, "key-1")).identityHash());
  }

  @Test
  void a_task_that_is_always_unique_has_no_identity() {
    StoredTemplate template =
        ATemplate.with(ATemplate.of("a"), IdentityStrategy.ALWAYS_UNIQUE, null);
    assertThat(with(template).plan(ATemplate.request("{}")).identityHash()).isNull();
  }

  @Test
  void a_key_that_the_caller_must_provide_is_asked_for() {
    StoredTemplate template =
        ATemplate.with(ATemplate.of("a"), IdentityStrategy.CALLER_PROVIDED, null);
    assertRefused(
        with(template),
        ATemplate.request("{}"),
        "idempotency_key is required when named task uses CallerProvided identity strategy");
  }

  @Test
  void an_input_must_fit_the_schema_of_its_template() {
    TaskInitialization initialization = with(ATemplate.with(ATemplate.of("a"), STRICT, SCHEMA));
    assertThat(initialization.plan(ATemplate.request("{\"n\":2,\"more\":1}"))).isNotNull();
    assertRefused(
        initialization,
        ATemplate.request("{\"n\":1}"),
        "context does not fit the input_schema of orders/checkout/1.0.0:"
            + " context.n must be at least 2, was 1");
    assertRefused(
        initialization,
        ATemplate.request("{}"),
        "context does not fit the input_schema of orders/checkout/1.0.0: context.n is missing");
  }

  @Test
  void an_input_that_does_not_fit_is_refused_whatever_its_identity() {
    for (IdentityStrategy strategy : IdentityStrategy.values()) {
      TaskInitialization initialization = with(ATemplate.with(ATemplate.of("a"), strategy, SCHEMA));
      assertThatExceptionOfType(TaskerException.class)
          .isThrownBy(() -> initialization.plan(request(NAME, "{}", null, "key-1")))
          .withMessageEndingWith("context.n is missing");
    }
  }

  @Test
  void whoever_switches_the_check_of_inputs_off_gets_none() {
    StoredTemplate template = ATemplate.with(ATemplate.of("a"), STRICT, SCHEMA);
    TaskInitialization initialization =
        new TaskInitialization(source(template, List.of(NAME)), ids, Inputs.UNCHECKED);
    assertThat(initialization.plan(ATemplate.request("{}")).identityHash()).hasSize(32);
  }

  @Test
  void a_stored_schema_that_cannot_be_used_is_named() {
    StoredTemplate template =
        ATemplate.with(ATemplate.of("a"), STRICT, "{\"$ref\":\"https://shop.example/a.json\"}");
    assertThatExceptionOfType(TaskerException.class)
        .isThrownBy(() -> with(template).plan(ATemplate.request("{}")))
        .withMessageStartingWith("the input_schema of orders/checkout/1.0.0: the schema cannot be")
        .matches(e -> e.code() == ErrorCode.TEMPLATE_INVALID);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 129})
  void texts_about_the_origin_have_1_to_128_characters(int length) {
    String text = "é".repeat(length);
    String rule = " must be text of 1 to 128 characters, has " + length;
    assertRefused(with(new Origin(text, "s", "r"), 0, "{}"), "initiator" + rule);
    assertRefused(with(new Origin("i", text, "r"), 0, "{}"), "source_system" + rule);
    assertRefused(with(new Origin("i", "s", text), 0, "{}"), "reason" + rule);
  }

  @ParameterizedTest
  @ValueSource(ints = {-101, 101, Integer.MIN_VALUE})
  void a_priority_out_of_range_is_refused(int priority) {
    assertRefused(
        with(ORIGIN, priority, "{}"),
        "priority must be a whole number, -100 to 100, was " + priority);
  }

  @Test
  void what_is_just_within_the_limits_is_taken() {
    String most = "😀".repeat(128);
    String context = "{\"x\":\"" + "y".repeat(1024 * 1024 - 8) + "\"}";
    assertThat(plan(with(new Origin(most, most, most), -100, context))).isNotNull();
    assertThat(plan(with(ORIGIN, 100, "{}"))).isNotNull();
  }

  @Test
  void a_context_beyond_1_mib_is_refused() {
    String context = "{\"x\":\"" + "é".repeat(512 * 1024) + "\"}";
    assertRefused(
        with(ORIGIN, 0, context), "context must be at most 1048576 bytes of JSON, was 1048584");
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
    assertRefused(ATemplate.request(context), message);
  }

  private void assertRefused(TaskRequest request, String message) {
    assertRefused(with(ATemplate.of("a")), request, message);
  }

  private static void assertRefused(
      TaskInitialization initialization, TaskRequest request, String message) {
    assertThatExceptionOfType(TaskerException.class)
        .isThrownBy(() -> initialization.plan(request))
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

  private static TaskRequest with(Origin origin, int priority, String context) {
    return new TaskRequest(
        NAME, new Json(context), origin, List.of(), priority, null, null, null, null, null);
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
