package io.tasker.worker;

import static io.tasker.worker.Stage.handler;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tasker.contract.model.StepState;
import io.tasker.contract.model.TaskId;
import io.tasker.contract.model.TaskState;
import io.tasker.contract.model.TemplateName;
import io.tasker.core.boot.Orchestrator;
import io.tasker.testkit.Eventually;
import io.tasker.worker.boot.WorkerProcess;
import io.tasker.worker.handler.StepOutcome;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** What a worker takes, and how much at once. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WorkerIT extends StageCases {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  @Test
  void a_worker_takes_only_steps_that_it_has_code_for() {
    TemplateName template =
        stage()
            .template(
                "mixed",
                "name: a, handler: { callable: mine }",
                "name: b, handler: { callable: yours }");
    stage().server();
    stage().worker(handler("mine", _ -> StepOutcome.success(JSON.objectNode())));
    TaskId task = stage().create(template);
    Eventually.until(
        "step a to complete",
        Duration.ofSeconds(10),
        () -> stage().get(task).steps().getFirst().state() == StepState.COMPLETE);
    assertThat(stage().get(task).steps().getLast().state()).isEqualTo(StepState.ENQUEUED);
    assertThat(stage().get(task).steps().getLast().attempts()).isZero();

    // A message that somebody else sent carries no label: it must find its way all the same.
    stage().execute("UPDATE pgmq.q_worker_test_queue SET headers = NULL, vt = clock_timestamp()");
    stage().execute("SELECT pg_notify('tasker_signal', 'worker_test_queue')");
    Eventually.until(
        "the message to be labelled",
        Duration.ofSeconds(10),
        () ->
            stage()
                    .number(
                        "SELECT count(*) FROM pgmq.q_worker_test_queue WHERE headers->'label' IS"
                            + " NOT NULL")
                == 1);
    stage().worker(handler("yours", _ -> StepOutcome.success(JSON.objectNode())));

    assertThat(stage().settled(task).state()).isEqualTo(TaskState.COMPLETE);
    assertThat(stage().get(task).steps().getLast().attempts()).isEqualTo(1);
  }

  @Test
  void a_task_keeps_its_template_when_a_new_revision_is_registered_while_it_runs()
      throws Exception {
    stage().set("common.task_templates.revisions", "true");
    TemplateName template =
        stage()
            .template(
                "grows",
                "name: a, handler: { callable: held }",
                "name: b, handler: { callable: old }, dependencies: [a]");
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    Orchestrator server = stage().server();
    stage()
        .worker(
            handler(
                "held",
                _ -> {
                  begun.countDown();
                  goOn.await(20, TimeUnit.SECONDS);
                  return StepOutcome.success(JSON.objectNode());
                }),
            handler("old", _ -> StepOutcome.success(JSON.textNode("by the old one"))),
            handler("new", _ -> StepOutcome.success(JSON.textNode("by the new one"))));
    TaskId before = stage().create(template);
    assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

    stage().template("grows", "name: c, handler: { callable: new }");
    stage().template("broken", "name: c, hndler: { callable: new }");
    server.reloadTemplates();
    assertThat(stage().number("SELECT max(revision) FROM tasker.templates")).isEqualTo(1);

    stage().template("broken", "name: d, handler: { callable: new }");
    server.reloadTemplates();
    assertThat(stage().number("SELECT max(revision) FROM tasker.templates")).isEqualTo(2);
    TaskId after = stage().create(template);
    assertThat(stage().settled(after).state()).isEqualTo(TaskState.COMPLETE);
    goOn.countDown();

    assertThat(stage().settled(before).state()).isEqualTo(TaskState.COMPLETE);
    assertThat(stage().steps(before)).hasSize(2);
    assertThat(stage().steps(before).getLast().results().text()).contains("by the old one");
    assertThat(stage().steps(after)).hasSize(1);
    assertThat(stage().steps(after).getFirst().results().text()).contains("by the new one");
  }

  @Test
  void more_work_than_the_worker_can_hold_waits_in_its_queue() {
    stage()
        .set("worker.mpsc_channels.handler_dispatch.max_concurrent_handlers", "2")
        .set("worker.mpsc_channels.handler_dispatch.dispatch_buffer_size", "10");
    TemplateName template = stage().template("busy", "name: only, handler: { callable: busy }");
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    stage().server();
    WorkerProcess worker =
        stage()
            .worker(
                handler(
                    "busy",
                    _ -> {
                      most.accumulateAndGet(running.incrementAndGet(), Math::max);
                      Thread.onSpinWait();
                      running.decrementAndGet();
                      return StepOutcome.success(JSON.objectNode());
                    }));
    List<TaskId> tasks = IntStream.range(0, 200).mapToObj(_ -> stage().create(template)).toList();

    tasks.forEach(task -> assertThat(stage().settled(task).state()).isEqualTo(TaskState.COMPLETE));

    assertThat(most.get()).isBetween(1, 2);
    assertThat(worker.held()).isZero();
    assertThat(stage().number("SELECT max(attempts) FROM tasker.workflow_steps")).isEqualTo(1);
  }
}
