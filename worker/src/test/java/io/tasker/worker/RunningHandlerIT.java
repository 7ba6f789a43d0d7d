package io.tasker.worker;

import static io.tasker.worker.Stage.handler;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tasker.contract.model.Json;
import io.tasker.contract.model.StepAction;
import io.tasker.contract.model.StepState;
import io.tasker.contract.model.TaskId;
import io.tasker.contract.model.TaskState;
import io.tasker.contract.model.TaskView;
import io.tasker.contract.model.TemplateName;
import io.tasker.testkit.Eventually;
import io.tasker.worker.boot.WorkerProcess;
import io.tasker.worker.handler.StepOutcome;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/**
 * What reaches a handler while it runs: its limit, its lease, the end of its task or of its worker.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RunningHandlerIT extends StageCases {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  @Test
  void a_handler_that_takes_too_long_is_interrupted_and_tried_again() {
    TemplateName template =
        stage()
            .template(
                "slow",
                "name: only, handler: { callable: slow }, timeout_seconds: 1, retry: {"
                    + " max_attempts: 2, backoff_base_ms: 100, max_backoff_ms: 1000 }");
    AtomicInteger interrupted = new AtomicInteger();
    stage().server();
    stage()
        .worker(
            handler(
                "slow",
                context -> {
                  if (context.attempt() > 1) {
                    return StepOutcome.success(JSON.objectNode());
                  }
                  try {
                    new CountDownLatch(1).await();
                  } catch (InterruptedException e) {
                    interrupted.incrementAndGet();
                    assertThat(context.cancelled()).isTrue();
                    throw e;
                  }
                  return StepOutcome.success(JSON.objectNode());
                }));

    TaskView task = stage().settled(stage().create(template));

    assertThat(task.state()).isEqualTo(TaskState.COMPLETE);
    assertThat(task.steps().getFirst().attempts()).isEqualTo(2);
    assertThat(interrupted).hasValue(1);
    assertThat(
            stage()
                .texts(
                    "SELECT detail->'error'->>'type' FROM tasker.step_transitions WHERE to_state ="
                        + " 4"))
        .containsExactly("handler_timeout");
  }

  @Test
  void a_step_that_runs_longer_than_its_lease_is_kept_by_heartbeats() throws Exception {
    stage().set("worker.lease.fixed_ms", "600");
    TemplateName template = stage().template("long", "name: only, handler: { callable: long }");
    CountDownLatch enough = new CountDownLatch(1);
    stage().server();
    stage()
        .worker(
            handler(
                "long",
                _ -> {
                  enough.await(20, TimeUnit.SECONDS);
                  return StepOutcome.success(JSON.objectNode());
                }));
    TaskId task = stage().create(template);
    Eventually.until(
        "the lease to be extended several times",
        Duration.ofSeconds(20),
        () ->
            stage()
                    .number(
                        "SELECT count(*) FROM tasker.workflow_steps WHERE state = 2 AND lease_until"
                            + " > claimed_at + interval '2 seconds'")
                == 1);
    enough.countDown();

    assertThat(stage().settled(task).steps().getFirst().attempts()).isEqualTo(1);
    assertThat(stage().number("SELECT count(*) FROM tasker.step_transitions WHERE cause = 4"))
        .isZero();
  }

  @Test
  void a_running_handler_is_told_soon_that_its_task_was_cancelled() throws Exception {
    TemplateName template =
        stage().template("cancel", "name: only, handler: { callable: endless }");
    CountDownLatch begun = new CountDownLatch(1);
    CompletableFuture<Boolean> told = new CompletableFuture<>();
    stage().server();
    WorkerProcess worker =
        stage()
            .worker(
                handler(
                    "endless",
                    context -> {
                      begun.countDown();
                      try {
                        new CountDownLatch(1).await();
                      } catch (InterruptedException e) {
                        told.complete(context.cancelled());
                      }
                      return StepOutcome.success(JSON.objectNode());
                    }));
    TaskId task = stage().create(template);
    assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

    TaskView cancelled = stage().cancel(task);

    assertThat(cancelled.state()).isEqualTo(TaskState.CANCELLED);
    assertThat(told.get(5, TimeUnit.SECONDS)).as("the context says so, too").isTrue();
    Eventually.until("the step to be let go of", Duration.ofSeconds(10), () -> worker.held() == 0);
    assertThat(stage().steps(task))
        .allMatch(step -> step.readiness().state() == StepState.CANCELLED)
        .allMatch(step -> step.results() == null);
  }

  @Test
  void a_step_settled_by_an_operator_ends_its_handler_and_lets_its_dependents_go_on()
      throws Exception {
    TemplateName template =
        stage()
            .template(
                "settle",
                "name: a, handler: { callable: endless }",
                "name: b, handler: { callable: next }, dependencies: [a]");
    CountDownLatch begun = new CountDownLatch(1);
    stage().server();
    stage()
        .worker(
            handler(
                "endless",
                _ -> {
                  begun.countDown();
                  new CountDownLatch(1).await();
                  return StepOutcome.success(JSON.objectNode());
                }),
            handler("next", context -> StepOutcome.success(context.dependencyResult("a"))));
    TaskId task = stage().create(template);
    assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

    stage()
        .act(
            task.step(0),
            new StepAction.CompleteManually(new Json("{\"sum\":7}"), null, "ann", "by hand"));

    assertThat(stage().settled(task).state()).isEqualTo(TaskState.COMPLETE);
    assertThat(stage().steps(task).getLast().results().text()).contains("\"result\":{\"sum\":7}");
  }

  @Test
  void a_worker_that_stops_lets_its_handlers_end_and_hands_their_results_in() throws Exception {
    TemplateName template = stage().template("stop", "name: only, handler: { callable: slow }");
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    stage().server();
    WorkerProcess worker =
        stage()
            .worker(
                handler(
                    "slow",
                    _ -> {
                      begun.countDown();
                      goOn.await(10, TimeUnit.SECONDS);
                      return StepOutcome.success(JSON.objectNode());
                    }));
    TaskId task = stage().create(template);
    assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

    Thread stopping = Thread.ofVirtual().start(worker::close);
    goOn.countDown();
    stopping.join(Duration.ofSeconds(10));

    assertThat(stopping.isAlive()).isFalse();
    assertThat(stage().settled(task).state()).isEqualTo(TaskState.COMPLETE);
    assertThat(stage().get(task).steps().getFirst().attempts()).isEqualTo(1);
    assertThat(stage().number("SELECT count(*) FROM tasker.workers WHERE stopped_at IS NOT NULL"))
        .isEqualTo(1);
  }
}
