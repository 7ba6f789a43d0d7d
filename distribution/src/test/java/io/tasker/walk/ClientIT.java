package io.tasker.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tasker.client.TaskerClient;
import io.tasker.client.error.ServerException;
import io.tasker.client.model.NewTask;
import io.tasker.client.model.Step;
import io.tasker.client.model.Task;
import io.tasker.client.model.TaskFilter;
import io.tasker.contract.model.Json;
import io.tasker.contract.model.StepAction;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java client against a real server and worker; its methods are examples to copy from. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ClientIT {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @TempDir private static Path folder;
  private static Deployment deployment;
  private static TaskerClient client;

  @BeforeAll
  static void start() {
    deployment = new Deployment(folder);
    deployment.template(
        "broken",
        "name: fails, handler: {callable: examples.fail, initialization: {fail_count: 100}}, retry:"
            + " {retryable: false}");
    client = TaskerClient.of(deployment.server().client().url(""));
    deployment.worker();
  }

  @AfterAll
  static void close() {
    client.close();
    deployment.close();
  }

  @Test
  void a_task_is_created_waited_for_and_read() {
    Task created =
        client.create(
            NewTask.of("rust_e2e_diamond", "diamond_pattern", "1.0.0")
                .context(number("even_number", 6))
                .tags(List.of("first"))
                .idempotencyKey("read-me"));
    List<String> seen = new ArrayList<>();

    Task done = client.follow(created.taskUuid(), MINUTE, task -> seen.add(task.status()));

    assertThat(done.isComplete()).isTrue();
    assertThat(seen).endsWith("complete");
    assertThat(done.completedAt()).isNotNull();
    assertThat(done.tags()).containsExactly("first");
    List<Step> steps = client.steps(done.taskUuid());
    assertThat(steps).extracting(Step::name).hasSize(4).contains("diamond_end");
    UUID step = steps.getFirst().stepUuid();
    assertThat(client.step(done.taskUuid(), step).results()).isNotNull();
    assertThat(client.audit(done.taskUuid(), step)).hasSize(1);
    assertThat(client.summary(done.taskUuid()).template().steps()).hasSize(4);
    assertThat(client.tasks(TaskFilter.ALL.tag("first")).tasks())
        .extracting(Task::taskUuid)
        .containsExactly(done.taskUuid());
  }

  @Test
  void the_same_key_again_names_the_task() {
    NewTask task =
        NewTask.of("rust_e2e_linear", "mathematical_sequence", "1.0.0")
            .context(number("even_number", 8))
            .idempotencyKey("twice");
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
            NewTask.of("examples", "sleep", "1.0.0").context(number("milliseconds", 600_000)));

    client.cancel(sleeping.taskUuid(), "not needed");

    Task end = client.waitFor(sleeping.taskUuid(), MINUTE);
    assertThat(end.isOver()).isTrue();
    assertThat(end.status()).isEqualTo("cancelled");
  }

  @Test
  void a_blocked_task_is_completed_by_hand() {
    Task task = client.create(NewTask.of("walk", "broken", "1.0.0").idempotencyKey("by-hand"));
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
    assertThat(client.dlqStats()).isNotNull();
    assertThat(client.dlqEntries("pending", 10, 0)).isNotNull();
    assertThat(client.investigations(10)).isNotNull();
    assertThat(client.staleness(10)).isNotNull();
    assertThat(client.health().status()).isEqualTo("healthy");
    assertThat(client.liveness().status()).isEqualTo("alive");
    assertThat(client.readiness().checks()).containsKey("web_database");
    assertThat(client.detailedHealth().isUnhealthy()).isFalse();
    assertThat(client.metrics()).contains("tasker");
    var hidden = catchThrowableOfType(ServerException.class, client::config);
    assertThat(hidden.isNotFound()).as("not configured to be shown").isTrue();
  }

  private static JsonNode number(String field, int value) {
    return JsonNodeFactory.instance.objectNode().put(field, value);
  }
}
