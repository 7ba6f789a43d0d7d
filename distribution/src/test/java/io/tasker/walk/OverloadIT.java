package io.tasker.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.testkit.Eventually;
import io.tasker.walk.Deployment.Server;
import io.tasker.walk.Deployment.Tasker;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** More work than can be done: it waits in its queue, costs no attempts and grows nothing. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@ParameterizedClass
@EnumSource(Queueing.Kind.class)
class OverloadIT {
  private static final int TASKS = 300;
  private static final long NOBODYS = 50;
  private static final int CONCURRENT = 8;
  private static final int BUFFERED = 8;
  private static final QueueName WALK = new QueueName("worker_walk_queue");

  @Parameter Queueing.Kind kind;
  @TempDir private Path folder;
  private Deployment deployment;

  @BeforeEach
  void open() {
    deployment =
        new Deployment(folder, kind)
            .set("worker.lease.fixed_ms", "1000")
            .set("worker.mpsc_channels.handler_dispatch.max_concurrent_handlers", "" + CONCURRENT)
            .set("worker.mpsc_channels.handler_dispatch.dispatch_buffer_size", "" + BUFFERED)
            .set("orchestration.recovery.guard_interval_ms", "100")
            .template("slow", "name: only, handler: { callable: examples.sleep }")
            .template("nobody", "name: only, handler: { callable: nobody.has.this }");
  }

  @AfterEach
  void close() {
    deployment.close();
  }

  @Test
  void handlers_slower_than_arrivals_with_short_leases_burn_no_attempts() throws IOException {
    Server server = deployment.server();
    deployment.worker();
    for (int task = 0; task < TASKS; task++) {
      assertThat(server.client().create("walk", "slow", context(100, task), null).status())
          .isEqualTo(200);
    }

    Eventually.until(
        "all tasks to complete",
        Duration.ofSeconds(60),
        () -> {
          assertThat(number("SELECT count(*) FROM tasker.workflow_steps WHERE state = 2"))
              .as("steps that the worker holds")
              .isLessThanOrEqualTo(CONCURRENT + BUFFERED);
          return number("SELECT count(*) FROM tasker.tasks WHERE state = 8") == TASKS;
        });

    assertThat(number("SELECT max(attempts) FROM tasker.workflow_steps")).isEqualTo(1);
    assertThat(number("SELECT count(*) FROM tasker.step_transitions WHERE cause = 4"))
        .as("expired leases")
        .isZero();
    assertThat(steadiness())
        .as("share of the work done in the second half of the time")
        .isBetween(0.3, 0.7);
    assertThat(deployment.verify()).isEqualTo("no violations");
  }

  @Test
  void steps_that_nobody_can_run_wait_and_let_the_others_pass() throws IOException {
    deployment
        .set("orchestration.recovery.reconcile_interval_seconds", "1")
        .set("orchestration.recovery.lost_message_after_seconds", "" + patienceSeconds());
    Server server = deployment.server();
    Tasker worker = deployment.worker();
    for (int task = 0; task < NOBODYS; task++) {
      server.client().create("walk", "nobody", context(0, task), null);
    }
    for (int task = 0; task < 50; task++) {
      server.client().create("walk", "slow", context(1, task), null);
    }

    Eventually.until(
        "the others to complete",
        Duration.ofSeconds(30),
        () -> number("SELECT count(*) FROM tasker.tasks WHERE state = 8") == 50);
    Eventually.until(
        "the reconciler to have looked several times since then",
        Duration.ofSeconds(30),
        () -> {
          if (kind == Queueing.Kind.PGMQ) {
            assertThat(deployment.queueing().depth(WALK)).isEqualTo(NOBODYS);
          }
          return number(
                  "SELECT count(*) FROM tasker.tasks WHERE completed_at IS NULL"
                      + " AND updated_at < clock_timestamp() - interval '%d seconds'"
                          .formatted(patienceSeconds() + 5))
              == NOBODYS;
        });
    assertThat(worker.stop()).as("exit code of the worker").isZero();
    Eventually.until(
        "every message to be in its queue",
        Duration.ofSeconds(30),
        () -> number("SELECT count(*) FROM tasker.outbox") == 0);

    assertThat(deployment.queueing().untaken(WALK))
        .as("messages of the steps that nobody can run")
        .isBetween(NOBODYS, atMost());
    assertThat(number("SELECT max(attempts) FROM tasker.workflow_steps WHERE state = 1")).isZero();
    assertThat(deployment.verify()).isEqualTo("no violations");
  }

  /** Of the tasks, the share that was completed in the later half of the time that all took. */
  private double steadiness() {
    return number(
            "SELECT count(*) FROM tasker.tasks, (SELECT min(completed_at) AS first,"
                + " max(completed_at) AS last FROM tasker.tasks) AS span"
                + " WHERE completed_at > span.first + (span.last - span.first) / 2")
        / (double) TASKS;
  }

  // On a broker a message rests in the outbox, longer each time, and is in neither place for the
  // moment in which a worker has it. The reconciler sends what it misses then once more: that it
  // looks just at that moment may happen once, but not time and again.
  private int patienceSeconds() {
    return kind == Queueing.Kind.PGMQ ? 1 : 5;
  }

  private long atMost() {
    return kind == Queueing.Kind.PGMQ ? NOBODYS : 2 * NOBODYS;
  }

  private static String context(int milliseconds, int task) {
    return "{\"milliseconds\":" + milliseconds + ",\"task\":" + task + "}";
  }

  private long number(String sql) {
    return deployment.number(sql);
  }
}
