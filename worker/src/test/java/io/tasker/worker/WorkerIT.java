package io.tasker.worker;

import static io.tasker.worker.Stage.handler;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tasker.contract.model.Json;
import io.tasker.contract.model.StepAction;
import io.tasker.contract.model.StepState;
import io.tasker.contract.model.StepView;
import io.tasker.contract.model.TaskId;
import io.tasker.contract.model.TaskState;
import io.tasker.contract.model.TaskView;
import io.tasker.contract.model.TemplateName;
import io.tasker.core.boot.Orchestrator;
import io.tasker.testkit.Eventually;
import io.tasker.worker.boot.WorkerProcess;
import io.tasker.worker.handler.RetryAfter;
import io.tasker.worker.handler.RetryableException;
import io.tasker.worker.handler.StepContext;
import io.tasker.worker.handler.StepOutcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WorkerIT {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  @TempDir private Path templates;
  private Stage stage;

  @BeforeEach
  void open() {
    stage = new Stage(templates);
  }

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void handlers_see_their_input_settings_and_every_ancestors_result() {
    TemplateName template =
        stage.template(
            "seen",
            "name: a, handler: { callable: number, initialization: { add: 1 } }",
            "name: b, handler: { callable: number, initialization: { add: 10 } }, dependencies:"
                + " [a]",
            "name: c, handler: { callable: all }, dependencies: [b]");
    Map<String, StepContext> seen = new ConcurrentHashMap<>();
    stage.server();
    stage.worker(
        handler(
            "number",
            context ->
                StepOutcome.success(
                    JSON.numberNode(
                        context.input().path("n").asInt()
                            + context.settings().path("add").asInt()))),
        handler(
            "all",
            context -> {
              seen.put("c", context);
              return StepOutcome.success(JSON.textNode("done"));
            }));

    TaskView task = stage.settled(stage.create(template, "{\"n\":5}"));

    assertThat(task.state()).isEqualTo(TaskState.COMPLETE);
    StepContext context = seen.get("c");
    assertThat(context.dependencyResults()).containsOnlyKeys("a", "b");
    assertThat(context.dependencyResult("a").asInt()).isEqualTo(6);
    assertThat(context.dependencyResult("b").asInt()).isEqualTo(15);
    assertThat(context.attempt()).isEqualTo(1);
    assertThat(context.maxAttempts()).isEqualTo(3);
    assertThat(context.stepName()).isEqualTo("c");
    assertThat(context.task()).isEqualTo(task.task());
    assertThat(context.correlationId()).isEqualTo(task.correlationId());
    List<StepView> steps = stage.steps(task.task());
    assertThat(steps.get(1).results().text())
        .contains("\"result\":15", "\"success\":true", "\"status\":\"completed\"");
  }

  @Test
  void a_handler_says_when_to_try_again_by_its_outcome_or_by_an_exception() {
    String retry = ", retry: { backoff_base_ms: 0, max_backoff_ms: 60000 }";
    TemplateName template =
        stage.template(
            "hinted",
            "name: a, handler: { callable: outcome }" + retry,
            "name: b, handler: { callable: exception }" + retry);
    stage.server();
    stage.worker(
        handler(
            "outcome",
            context ->
                StepOutcome.retryable(
                    "busy", "come back", RetryAfter.of(Duration.ofMillis(40_500)))),
        handler(
            "exception",
            context -> {
              throw new RetryableException("rate_limited", "slow down", RetryAfter.header("50"));
            }));

    TaskId task = stage.create(template);
    Eventually.until(
        "both steps to wait",
        Duration.ofSeconds(30),
        () ->
            stage.steps(task).stream()
                .allMatch(step -> step.readiness().state() == StepState.WAITING_FOR_RETRY));

    assertThat(
            stage.texts(
                "SELECT extract(epoch FROM next_attempt_at - updated_at) FROM"
                    + " tasker.workflow_steps ORDER BY step_no"))
        .containsExactly("41.000000", "50.000000");
    List<StepView> steps = stage.steps(task);
    assertThat(steps.get(0).results().text())
        .contains(
            "\"error_type\":\"busy\"",
            "\"backoff_type\":\"ServerRequested\"",
            "\"delay_seconds\":41");
    assertThat(steps.get(1).results().text())
        .contains("\"error_type\":\"rate_limited\"", "\"headers\":{\"Retry-After\":\"50\"}");
  }

  @Test
  void a_handler_that_throws_is_tried_again_and_its_error_is_kept() {
    TemplateName template =
        stage.template(
            "flaky",
            "name: only, handler: { callable: flaky }, retry: { max_attempts: 3, backoff_base_ms:"
                + " 100, max_backoff_ms: 1000 }");
    AtomicInteger runs = new AtomicInteger();
    stage.server();
    stage.worker(
        handler(
            "flaky",
            context -> {
              if (runs.incrementAndGet() < 3) {
                throw new IllegalStateException("not yet, attempt " + context.attempt());
              }
              return StepOutcome.success(JSON.objectNode());
            }));

    TaskView task = stage.settled(stage.create(template));

    assertThat(task.state()).isEqualTo(TaskState.COMPLETE);
    assertThat(task.steps().getFirst().attempts()).isEqualTo(3);
    assertThat(
            stage.texts(
                "SELECT detail->'error'->>'message' FROM tasker.step_transitions WHERE to_state = 4"
                    + " ORDER BY seq"))
        .containsExactly("not yet, attempt 1", "not yet, attempt 2");
  }

  @Test
  void a_permanent_failure_is_not_tried_again() {
    TemplateName template = stage.template("final", "name: only, handler: { callable: no }");
    AtomicInteger runs = new AtomicInteger();
    stage.server();
    stage.worker(
        handler(
            "no",
            _ -> {
              runs.incrementAndGet();
              return StepOutcome.permanent("declined", "the card was declined");
            }));

    TaskView task = stage.settled(stage.create(template));

    assertThat(task.state()).isEqualTo(TaskState.BLOCKED_BY_FAILURES);
    assertThat(task.healthStatus()).isEqualTo("blocked");
    assertThat(runs).hasValue(1);
    assertThat(stage.steps(task.task()).getFirst().results().text())
        .contains("the card was declined", "\"error_type\":\"declined\"");
  }

  @Test
  void a_result_that_does_not_fit_its_schema_is_a_failure_for_good() {
    String schema = "result_schema: { required: [id], properties: { id: { type: integer } } }";
    TemplateName template =
        stage.template(
            "checked",
            "name: tree, handler: { callable: tree }, " + schema,
            "name: raw, handler: { callable: raw }, " + schema,
            "name: fits, handler: { callable: fits }, " + schema);
    AtomicInteger runs = new AtomicInteger();
    stage.server();
    stage.worker(
        handler(
            "tree",
            _ -> {
              runs.incrementAndGet();
              return StepOutcome.success(JSON.objectNode().put("id", "seven"));
            }),
        handler("raw", _ -> StepOutcome.success(new Json("{\"ID\":7}"))),
        handler("fits", _ -> StepOutcome.success(new Json("{\"id\":7}"))));

    TaskView task = stage.settled(stage.create(template));

    assertThat(task.state()).isEqualTo(TaskState.BLOCKED_BY_FAILURES);
    assertThat(runs).hasValue(1);
    List<StepView> steps = stage.steps(task.task());
    assertThat(steps.get(0).results().text())
        .contains(
            "\"error_type\":\"result_schema_violation\"",
            "result.id must be of type integer, was \\\"seven\\\"");
    assertThat(steps.get(1).results().text())
        .contains("\"error_type\":\"result_schema_violation\"", "result.id is missing");
    assertThat(steps.get(2).results().text()).contains("\"success\":true");
  }

  @Test
  void a_handler_that_takes_too_long_is_interrupted_and_tried_again() {
    TemplateName template =
        stage.template(
            "slow",
            "name: only, handler: { callable: slow }, timeout_seconds: 1, retry: { max_attempts: 2,"
                + " backoff_base_ms: 100, max_backoff_ms: 1000 }");
    AtomicInteger interrupted = new AtomicInteger();
    stage.server();
    stage.worker(
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

    TaskView task = stage.settled(stage.create(template));

    assertThat(task.state()).isEqualTo(TaskState.COMPLETE);
    assertThat(task.steps().getFirst().attempts()).isEqualTo(2);
    assertThat(interrupted).hasValue(1);
    assertThat(
            stage.texts(
                "SELECT detail->'error'->>'type' FROM tasker.step_transitions WHERE to_state = 4"))
        .containsExactly("handler_timeout");
  }

  @Test
  void a_step_that_runs_longer_than_its_lease_is_kept_by_heartbeats() throws Exception {
    stage.set("worker.lease.fixed_ms", "600");
    TemplateName template = stage.template("long", "name: only, handler: { callable: long }");
    CountDownLatch enough = new CountDownLatch(1);
    stage.server();
    stage.worker(
        handler(
            "long",
            _ -> {
              enough.await(20, TimeUnit.SECONDS);
              return StepOutcome.success(JSON.objectNode());
            }));
    TaskId task = stage.create(template);
    Eventually.until(
        "the lease to be extended several times",
        Duration.ofSeconds(20),
        () ->
            stage.number(
                    "SELECT count(*) FROM tasker.workflow_steps WHERE state = 2 AND lease_until >"
                        + " claimed_at + interval '2 seconds'")
                == 1);
    enough.countDown();

    assertThat(stage.settled(task).steps().getFirst().attempts()).isEqualTo(1);
    assertThat(stage.number("SELECT count(*) FROM tasker.step_transitions WHERE cause = 4"))
        .isZero();
  }

  @Test
  void a_running_handler_is_told_soon_that_its_task_was_cancelled() throws Exception {
    TemplateName template = stage.template("cancel", "name: only, handler: { callable: endless }");
    CountDownLatch begun = new CountDownLatch(1);
    CompletableFuture<Boolean> told = new CompletableFuture<>();
    stage.server();
    WorkerProcess worker =
        stage.worker(
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
    TaskId task = stage.create(template);
    assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

    TaskView cancelled = stage.cancel(task);

    assertThat(cancelled.state()).isEqualTo(TaskState.CANCELLED);
    assertThat(told.get(5, TimeUnit.SECONDS)).as("the context says so, too").isTrue();
    Eventually.until("the step to be let go of", Duration.ofSeconds(10), () -> worker.held() == 0);
    assertThat(stage.steps(task))
        .allMatch(step -> step.readiness().state() == StepState.CANCELLED)
        .allMatch(step -> step.results() == null);
  }

  @Test
  void a_step_settled_by_an_operator_ends_its_handler_and_lets_its_dependents_go_on()
      throws Exception {
    TemplateName template =
        stage.template(
            "settle",
            "name: a, handler: { callable: endless }",
            "name: b, handler: { callable: next }, dependencies: [a]");
    CountDownLatch begun = new CountDownLatch(1);
    stage.server();
    stage.worker(
        handler(
            "endless",
            _ -> {
              begun.countDown();
              new CountDownLatch(1).await();
              return StepOutcome.success(JSON.objectNode());
            }),
        handler("next", context -> StepOutcome.success(context.dependencyResult("a"))));
    TaskId task = stage.create(template);
    assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

    stage.act(
        task.step(0),
        new StepAction.CompleteManually(new Json("{\"sum\":7}"), null, "ann", "by hand"));

    assertThat(stage.settled(task).state()).isEqualTo(TaskState.COMPLETE);
    assertThat(stage.steps(task).getLast().results().text()).contains("\"result\":{\"sum\":7}");
  }

  @Test
  void a_worker_takes_only_steps_that_it_has_code_for() {
    TemplateName template =
        stage.template(
            "mixed",
            "name: a, handler: { callable: mine }",
            "name: b, handler: { callable: yours }");
    stage.server();
    stage.worker(handler("mine", _ -> StepOutcome.success(JSON.objectNode())));
    TaskId task = stage.create(template);
    Eventually.until(
        "step a to complete",
        Duration.ofSeconds(10),
        () -> stage.get(task).steps().getFirst().state() == StepState.COMPLETE);
    assertThat(stage.get(task).steps().getLast().state()).isEqualTo(StepState.ENQUEUED);
    assertThat(stage.get(task).steps().getLast().attempts()).isZero();

    // A message that somebody else sent carries no label: it must find its way all the same.
    stage.execute("UPDATE pgmq.q_worker_test_queue SET headers = NULL, vt = clock_timestamp()");
    stage.execute("SELECT pg_notify('tasker_signal', 'worker_test_queue')");
    Eventually.until(
        "the message to be labelled",
        Duration.ofSeconds(10),
        () ->
            stage.number(
                    "SELECT count(*) FROM pgmq.q_worker_test_queue WHERE headers->'label' IS NOT"
                        + " NULL")
                == 1);
    stage.worker(handler("yours", _ -> StepOutcome.success(JSON.objectNode())));

    assertThat(stage.settled(task).state()).isEqualTo(TaskState.COMPLETE);
    assertThat(stage.get(task).steps().getLast().attempts()).isEqualTo(1);
  }

  @Test
  void a_task_keeps_its_template_when_a_new_revision_is_registered_while_it_runs()
      throws Exception {
    stage.set("common.task_templates.revisions", "true");
    TemplateName template =
        stage.template(
            "grows",
            "name: a, handler: { callable: held }",
            "name: b, handler: { callable: old }, dependencies: [a]");
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    Orchestrator server = stage.server();
    stage.worker(
        handler(
            "held",
            _ -> {
              begun.countDown();
              goOn.await(20, TimeUnit.SECONDS);
              return StepOutcome.success(JSON.objectNode());
            }),
        handler("old", _ -> StepOutcome.success(JSON.textNode("by the old one"))),
        handler("new", _ -> StepOutcome.success(JSON.textNode("by the new one"))));
    TaskId before = stage.create(template);
    assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

    stage.template("grows", "name: c, handler: { callable: new }");
    stage.template("broken", "name: c, hndler: { callable: new }");
    server.reloadTemplates();
    assertThat(stage.number("SELECT max(revision) FROM tasker.templates")).isEqualTo(1);

    stage.template("broken", "name: d, handler: { callable: new }");
    server.reloadTemplates();
    assertThat(stage.number("SELECT max(revision) FROM tasker.templates")).isEqualTo(2);
    TaskId after = stage.create(template);
    assertThat(stage.settled(after).state()).isEqualTo(TaskState.COMPLETE);
    goOn.countDown();

    assertThat(stage.settled(before).state()).isEqualTo(TaskState.COMPLETE);
    assertThat(stage.steps(before)).hasSize(2);
    assertThat(stage.steps(before).getLast().results().text()).contains("by the old one");
    assertThat(stage.steps(after)).hasSize(1);
    assertThat(stage.steps(after).getFirst().results().text()).contains("by the new one");
  }

  @Test
  void a_result_that_the_database_refuses_fails_its_step_and_nothing_else() {
    TemplateName bad = stage.template("bad", "name: only, handler: { callable: bad }");
    TemplateName good = stage.template("good", "name: only, handler: { callable: good }");
    stage.server();
    stage.worker(
        handler("bad", _ -> StepOutcome.success(JSON.textNode("a\u0000b"))),
        handler("good", _ -> StepOutcome.success(JSON.objectNode())));
    TaskId badTask = stage.create(bad);
    TaskId goodTask = stage.create(good);

    assertThat(stage.settled(badTask).state()).isEqualTo(TaskState.BLOCKED_BY_FAILURES);
    assertThat(stage.steps(badTask).getFirst().results().text()).contains("result_not_storable");
    assertThat(stage.settled(goodTask).state()).isEqualTo(TaskState.COMPLETE);
  }

  @Test
  void a_worker_that_stops_lets_its_handlers_end_and_hands_their_results_in() throws Exception {
    TemplateName template = stage.template("stop", "name: only, handler: { callable: slow }");
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    stage.server();
    WorkerProcess worker =
        stage.worker(
            handler(
                "slow",
                _ -> {
                  begun.countDown();
                  goOn.await(10, TimeUnit.SECONDS);
                  return StepOutcome.success(JSON.objectNode());
                }));
    TaskId task = stage.create(template);
    assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

    Thread stopping = Thread.ofVirtual().start(worker::close);
    goOn.countDown();
    stopping.join(Duration.ofSeconds(10));

    assertThat(stopping.isAlive()).isFalse();
    assertThat(stage.settled(task).state()).isEqualTo(TaskState.COMPLETE);
    assertThat(stage.get(task).steps().getFirst().attempts()).isEqualTo(1);
    assertThat(stage.number("SELECT count(*) FROM tasker.workers WHERE stopped_at IS NOT NULL"))
        .isEqualTo(1);
  }

  @Test
  void more_work_than_the_worker_can_hold_waits_in_its_queue() {
    stage
        .set("worker.mpsc_channels.handler_dispatch.max_concurrent_handlers", "2")
        .set("worker.mpsc_channels.handler_dispatch.dispatch_buffer_size", "10");
    TemplateName template = stage.template("busy", "name: only, handler: { callable: busy }");
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    stage.server();
    WorkerProcess worker =
        stage.worker(
            handler(
                "busy",
                _ -> {
                  most.accumulateAndGet(running.incrementAndGet(), Math::max);
                  Thread.onSpinWait();
                  running.decrementAndGet();
                  return StepOutcome.success(JSON.objectNode());
                }));
    List<TaskId> tasks = IntStream.range(0, 200).mapToObj(_ -> stage.create(template)).toList();

    tasks.forEach(task -> assertThat(stage.settled(task).state()).isEqualTo(TaskState.COMPLETE));

    assertThat(most.get()).isBetween(1, 2);
    assertThat(worker.held()).isZero();
    assertThat(stage.number("SELECT max(attempts) FROM tasker.workflow_steps")).isEqualTo(1);
  }
}
