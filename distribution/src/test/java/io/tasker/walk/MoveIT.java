package io.tasker.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.testkit.Eventually;
import io.tasker.walk.Deployment.Server;
import io.tasker.walk.Deployment.Tasker;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A deployment moves from one messaging to the other with work in its queues, and back. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MoveIT {
  private static final int TASKS = 20;

  @TempDir private Path folder;

  @Test
  void steps_that_waited_in_the_old_queues_run_from_the_new_ones() throws IOException {
    try (Deployment deployment = new Deployment(folder)) {
      deployment
          .set("orchestration.recovery.reconcile_interval_seconds", "1")
          .set("orchestration.recovery.lost_message_after_seconds", "1")
          .template(
              "two",
              "name: a, handler: { callable: examples.sleep }",
              "name: b, dependencies: [a], handler: { callable: examples.sleep }");

      leaveWorkBehind(deployment, "first");
      deployment.moveTo(Queueing.Kind.RABBITMQ);
      finish(deployment, TASKS);

      leaveWorkBehind(deployment, "second");
      deployment.moveTo(Queueing.Kind.PGMQ);
      finish(deployment, 2 * TASKS);

      assertThat(deployment.number("SELECT max(attempts) FROM tasker.workflow_steps")).isEqualTo(1);
    }
  }

  /** With no worker there, every task's first step stays in its queue. */
  private static void leaveWorkBehind(Deployment deployment, String key) throws IOException {
    Server server = deployment.server();
    for (int task = 0; task < TASKS; task++) {
      String context = "{\"milliseconds\":1}";
      assertThat(server.client().create("walk", "two", context, key + task).status())
          .isEqualTo(200);
    }
    assertThat(server.process().stop()).isZero();
  }

  private static void finish(Deployment deployment, int tasks) {
    Server server = deployment.server();
    Tasker worker = deployment.worker();
    Eventually.until(
        "all tasks to complete",
        Duration.ofSeconds(60),
        () -> deployment.number("SELECT count(*) FROM tasker.tasks WHERE state = 8") == tasks,
        () -> server.process().log() + worker.log());
    assertThat(deployment.verify()).isEqualTo("no violations");
    assertThat(worker.stop()).isZero();
    assertThat(server.process().stop()).isZero();
  }
}
