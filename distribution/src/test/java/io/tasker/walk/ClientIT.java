package io.tasker.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tasker.client.TaskEvents;
import io.tasker.client.TaskerClient;
import io.tasker.client.config.Protocol;
import io.tasker.client.error.ClientConfigException;
import io.tasker.client.error.ServerException;
import io.tasker.client.error.UnreachableException;
import io.tasker.client.model.BulkOutcome;
import io.tasker.client.model.BulkWish;
import io.tasker.client.model.CreatedTasks;
import io.tasker.client.model.EventFilter;
import io.tasker.client.model.NewTask;
import io.tasker.client.model.RegisteredTemplate;
import io.tasker.client.model.Step;
import io.tasker.client.model.Task;
import io.tasker.client.model.TaskEvent;
import io.tasker.client.model.TaskFilter;
import io.tasker.client.model.TaskPage;
import io.tasker.client.model.TemplateCheck;
import io.tasker.contract.model.Json;
import io.tasker.contract.model.StepAction;
import io.tasker.testkit.Eventually;
import io.tasker.testkit.TcpProxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The Java client against a real server and worker; its methods are examples to copy from. */
@ParameterizedClass
@EnumSource
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ClientIT {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @TempDir private static Path folder;
  private static Deployment deployment;
  private static BothApis apis;

  @Parameter private Protocol protocol;
  private TaskerClient client;

  @BeforeAll
  static void start() {
    deployment = new Deployment(folder);
    apis = new BothApis(deployment);
    deployment.template(
        "broken",
        "name: fails, handler: {callable: examples.fail, initialization: {fail_count: 100}}, retry:"
            + " {retryable: false}");
    apis.start();
    deployment.worker();
  }

  @AfterAll
  static void stop() {
    deployment.close();
  }

  @BeforeEach
  void open() {
    client = TaskerClient.of(apis.config(protocol));
  }

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void a_task_is_created_waited_for_and_read() {
    Task created =
        client.create(
            NewTask.of("rust_e2e_diamond", "diamond_pattern", "1.0.0")
                .context(number("even_number", 6))
                .tags(List.of(mine("first")))
                .idempotencyKey(mine("read-me")));
    List<String> seen = new ArrayList<>();

    Task done = client.follow(created.taskUuid(), MINUTE, task -> seen.add(task.status()));

    assertThat(done.isComplete()).isTrue();
    assertThat(seen).endsWith("complete");
    assertThat(done.completedAt()).isNotNull();
    assertThat(done.tags()).containsExactly(mine("first"));
    List<Step> steps = client.steps(done.taskUuid());
    assertThat(steps).extracting(Step::name).hasSize(4).contains("diamond_end");
    UUID step = steps.getFirst().stepUuid();
    assertThat(client.step(done.taskUuid(), step).results()).isNotNull();
    assertThat(client.audit(done.taskUuid(), step)).hasSize(1);
    assertThat(client.taskContext(done.taskUuid()).inputs()).isEqualTo(done.context());
    assertThat(client.taskContext(done.taskUuid()).merged().has("diamond_end")).isTrue();
    assertThat(client.summary(done.taskUuid()).template().steps()).hasSize(4);
    assertThat(client.tasks(TaskFilter.ALL.tag(mine("first"))).tasks())
        .extracting(Task::taskUuid)
        .containsExactly(done.taskUuid());
  }

  @Test
  void the_same_key_again_names_the_task() {
    NewTask task =
        NewTask.of("rust_e2e_linear", "mathematical_sequence", "1.0.0")
            .context(number("even_number", 8))
            .idempotencyKey(mine("twice"));
    UUID first = client.create(task).taskUuid();

    var conflict = catchThrowableOfType(ServerException.class, () -> client.create(task));

    assertThat(conflict.existingTask()).contains(first);
    assertThat(client.waitFor(first, MINUTE).isComplete()).isTrue();
  }

  @Test
  void a_wrong_input_is_said_with_its_place() {
    var wrong =
        catchThrowableOfType(
            ServerException.class,
            () ->
                client.create(
                    NewTask.of("rust_e2e_linear", "mathematical_sequence", "1.0.0")
                        .context(number("even_number", 1))));

    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.said()).contains("even_number");
    assertThat(wrong.isRetryable()).isFalse();
  }

  @Test
  void a_running_task_is_cancelled() {
    Task sleeping =
        client.create(
            NewTask.of("examples", "sleep", "1.0.0")
                .context(number("milliseconds", 600_000))
                .idempotencyKey(mine("sleeping")));

    client.cancel(sleeping.taskUuid(), "not needed");

    Task end = client.waitFor(sleeping.taskUuid(), MINUTE);
    assertThat(end.isOver()).isTrue();
    assertThat(end.status()).isEqualTo("cancelled");
  }

  @Test
  void a_blocked_task_is_completed_by_hand() {
    Task task =
        client.create(NewTask.of("walk", "broken", "1.0.0").idempotencyKey(mine("by-hand")));
    Task blocked = client.waitFor(task.taskUuid(), MINUTE);
    assertThat(blocked.status()).isEqualTo("blocked_by_failures");

    client.act(
        task.taskUuid(),
        blocked.steps().getFirst().workflowStepUuid(),
        new StepAction.CompleteManually(new Json("{\"done\":true}"), null, "me", "done by hand"));

    assertThat(client.waitFor(task.taskUuid(), MINUTE).isComplete()).isTrue();
  }

  @Test
  void everything_else_can_be_asked() {
    assertThat(client.templates(null).templates()).isNotEmpty();
    assertThat(client.template("examples", "sleep", "1.0.0").steps()).hasSize(1);
    assertThat(client.performance(24).calculatedAt()).isNotNull();
    assertThat(client.bottlenecks(5, 1).resourceUtilization().systemHealth())
        .containsKey("total_tasks");
    assertThat(client.bottlenecks(5, 1, 48).recommendations()).isNotNull();
    assertThat(client.dlqStats()).isNotNull();
    assertThat(client.dlqEntries("pending", 10, 0)).isNotNull();
    assertThat(client.investigations(10)).isNotNull();
    assertThat(client.staleness(10)).isNotNull();
    assertThat(client.health().status()).isEqualTo("healthy");
    assertThat(client.liveness().status()).isEqualTo("alive");
    assertThat(client.readiness().checks()).containsKey("web_database");
    assertThat(client.detailedHealth().isUnhealthy()).isFalse();
    assertThat(client.config().path("settings").has("common.database.url")).isTrue();
  }

  @Test
  void metrics_are_for_rest() {
    switch (protocol) {
      case REST -> assertThat(client.metrics()).contains("tasker");
      case GRPC ->
          assertThatThrownBy(client::metrics)
              .isInstanceOf(ClientConfigException.class)
              .hasMessageContaining("REST");
    }
  }

  @Test
  void many_tasks_are_created_found_page_by_page_and_cancelled() {
    CreatedTasks created =
        client.createAll(List.of(sleeper("many-1"), sleeper("many-2"), wrong(), sleeper("many-3")));

    assertThat(created.created()).isEqualTo(3);
    assertThat(created.items()).extracting(CreatedTasks.Item::index).containsExactly(0, 1, 2, 3);
    assertThat(created.items().get(2).status()).isEqualTo(404);
    assertThat(created.items().get(2).error().message()).contains("no_such");
    CreatedTasks again = client.createAll(List.of(sleeper("many-1")));
    assertThat(again.items().getFirst().error().existing())
        .as("existing task of %s", again.items().getFirst().error())
        .contains(created.items().getFirst().taskUuid());

    TaskFilter many = TaskFilter.ALL.tag(mine("many"));
    TaskPage first = client.tasks(many.cursor("", 2));
    assertThat(first.tasks()).hasSize(2);
    TaskPage second = client.tasks(many.cursor(first.pagination().nextCursor(), 2));
    assertThat(second.tasks()).hasSize(1);
    assertThat(second.pagination().hasNext()).isFalse();
    assertThat(client.allTasks(many)).hasSize(3).doesNotHaveDuplicates();
    assertThat(client.tasks(many.page(2, 2)).pagination().totalCount()).isEqualTo(3);
    assertThat(client.allTasks(many.context("key", "many-2"))).hasSize(1);
    assertThat(client.allTasks(many.created(null, Instant.parse("2000-01-01T00:00:00Z"))))
        .isEmpty();

    BulkOutcome named = client.cancelAll(BulkWish.of(many).asDryRun());
    assertThat(named.matched()).isEqualTo(3);
    assertThat(named.changed()).isZero();
    BulkOutcome done = client.cancelAll(BulkWish.of(many).because("no need", "me"));
    assertThat(done.changed()).isEqualTo(3);
    assertThat(client.allTasks(many)).extracting(Task::status).containsOnly("cancelled");
  }

  @Test
  void what_is_blocked_is_retried() {
    Task task =
        client.create(
            NewTask.of("walk", "broken", "1.0.0")
                .tags(List.of(mine("again")))
                .idempotencyKey(mine("again")));
    assertThat(client.waitFor(task.taskUuid(), MINUTE).status()).isEqualTo("blocked_by_failures");

    BulkOutcome retried = client.retryAll(BulkWish.of(TaskFilter.ALL.tag(mine("again"))));

    assertThat(retried.items())
        .extracting(BulkOutcome.Item::taskUuid)
        .containsExactly(task.taskUuid());
    Task blocked = client.waitFor(task.taskUuid(), MINUTE);
    assertThat(client.audit(task.taskUuid(), blocked.steps().getFirst().workflowStepUuid()))
        .hasSizeGreaterThan(1);
  }

  @Test
  void nothing_is_done_to_what_has_changed_since() {
    Task sleeping = client.create(sleeper("changed"));
    Task seen = client.task(sleeping.taskUuid());

    var outdated =
        catchThrowableOfType(
            ServerException.class,
            () -> client.cancel(sleeping.taskUuid(), null, seen.seq() + 1000));
    assertThat(outdated.isOutdated()).isTrue();
    assertThat(outdated.isRetryable()).isFalse();
    Step step = client.steps(sleeping.taskUuid()).getFirst();
    var action = new StepAction.ResolveManually("me", "to see");
    var other =
        catchThrowableOfType(
            ServerException.class,
            () -> client.act(step.taskUuid(), step.stepUuid(), action, step.seq() + 1000));
    assertThat(other.isOutdated()).isTrue();

    assertThat(client.task(sleeping.taskUuid()).isOver()).isFalse();
    assertThat(client.cancel(sleeping.taskUuid(), "done").isOver()).isTrue();
    var over =
        catchThrowableOfType(
            ServerException.class, () -> client.cancel(sleeping.taskUuid(), "again"));
    assertThat(over.status()).isEqualTo(400);
  }

  @Test
  void every_change_is_told_and_gone_on_from() {
    Task task = client.create(sleeper("watched"));
    try (TaskEvents events = client.watch(task.taskUuid(), null);
        TaskEvents all = client.watch(new EventFilter("examples", null, "cancelled"), null)) {
      Eventually.until("a place", MINUTE, () -> isOpen(all));
      TaskEvent first = events.next();
      assertThat(first.taskUuid()).isEqualTo(task.taskUuid());
      assertThat(first.id()).isNotBlank();
      client.cancel(task.taskUuid(), "seen enough");
      List<TaskEvent> seen = new ArrayList<>();
      while (seen.stream().noneMatch(it -> it.toState().equals("cancelled"))) {
        seen.add(events.next());
      }
      assertThat(seen).extracting(TaskEvent::id).doesNotHaveDuplicates().doesNotContain(first.id());
      assertThat(all.next().taskUuid()).isEqualTo(task.taskUuid());
      try (TaskEvents rest = client.watch(task.taskUuid(), first.id())) {
        // Ids are opaque: the same place may have another one.
        assertThat(rest.next().id("")).isEqualTo(seen.getFirst().id(""));
      }
    }
  }

  @Test
  void a_watcher_who_has_seen_nothing_yet_misses_nothing_when_it_is_cut_off() {
    try (TcpProxy network = apis.proxied(protocol);
        TaskerClient watcher = TaskerClient.of(apis.config(protocol, network.port()));
        TaskEvents events =
            watcher.watch(new EventFilter("examples", "sleep", "cancelled"), null)) {
      Eventually.until("a place", MINUTE, () -> isOpen(events));
      network.cut("");
      Task task = client.create(sleeper("missed"));
      client.cancel(task.taskUuid(), "while nobody hears it");
      network.restore();

      assertThat(events.next().taskUuid()).isEqualTo(task.taskUuid());
    }
  }

  // Whatever happens from its first place on is told.
  private static boolean isOpen(TaskEvents events) {
    assertThat(events.next(Duration.ofMillis(50))).isEmpty();
    return events.place().isPresent();
  }

  @Test
  void what_is_not_there_cannot_be_watched() {
    try (TaskEvents events = client.watch(UUID.randomUUID(), null)) {
      var missing = catchThrowableOfType(ServerException.class, events::next);
      assertThat(missing.isNotFound()).isTrue();
    }
  }

  @Test
  void a_template_is_checked_and_stored() {
    String yaml =
        """
        name: sent
        namespace_name: walk
        version: %s.0.0
        steps:
          - { name: only, handler: { callable: examples.sleep } }
        """
            .formatted(protocol.ordinal() + 1);
    TemplateCheck wrong = client.validate(yaml.replace("steps:", "stepz:"));
    assertThat(wrong.valid()).isFalse();
    assertThat(wrong.problems()).isNotEmpty();
    assertThat(client.validate(yaml).name()).isEqualTo("sent");

    RegisteredTemplate stored = client.register(yaml);
    assertThat(stored.added()).isTrue();
    assertThat(client.register(yaml).added()).isFalse();
    assertThat(client.template("walk", "sent", stored.version()).steps()).hasSize(1);
  }

  @Test
  void an_interrupt_ends_a_call() {
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> client.health()).isInstanceOf(UnreachableException.class);
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
    } finally {
      Thread.interrupted();
    }
    assertThat(client.health().status()).isEqualTo("healthy");
  }

  // Both protocols talk to one server.
  private String mine(String name) {
    return name + "-" + protocol.wireName();
  }

  private NewTask sleeper(String key) {
    return NewTask.of("examples", "sleep", "1.0.0")
        .context(JsonNodeFactory.instance.objectNode().put("milliseconds", 600_000).put("key", key))
        .tags(List.of(mine(key.startsWith("many") ? "many" : "one")))
        .idempotencyKey(mine(key));
  }

  private static NewTask wrong() {
    return NewTask.of("examples", "no_such", "1.0.0").idempotencyKey("none");
  }

  private static JsonNode number(String field, int value) {
    return JsonNodeFactory.instance.objectNode().put(field, value);
  }
}
