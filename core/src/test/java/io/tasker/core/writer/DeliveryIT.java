package io.tasker.core.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tasker.contract.model.StepState;
import io.tasker.contract.model.TaskId;
import io.tasker.contract.model.TaskState;
import io.tasker.contract.model.TemplateName;
import io.tasker.core.db.StoreException;
import io.tasker.core.lifecycle.EngineEvent;
import io.tasker.core.lifecycle.EventOutcome;
import io.tasker.core.queue.QueueReader;
import io.tasker.core.store.ClaimStore;
import io.tasker.core.store.ClaimStore.Claimed;
import io.tasker.core.store.ClaimStore.Token;
import io.tasker.core.store.StepKey;
import io.tasker.core.wire.StepMessages;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** One accepted result and one decrement, whatever happens to messages, leases and processes. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DeliveryIT {
  private static EngineHarness engine;
  private TaskId task;

  @BeforeAll
  static void open() {
    engine = new EngineHarness();
    engine.template("two", "first", "other", "second: first, other");
  }

  @AfterAll
  static void close() {
    engine.close();
  }

  @BeforeEach
  void a_task_whose_last_step_waits_for_two() {
    engine.execute("SELECT pgmq.purge_queue('worker_test_queue')");
    engine.execute("SELECT pgmq.purge_queue('orchestration_step_results')");
    task = engine.create(new TemplateName("test", "two", "1.0.0"));
  }

  @Test
  void a_result_message_that_arrives_twice_is_applied_once() {
    engine.succeed(List.of(first(engine.claim(2))));
    resendResultOf(0);

    engine.process();
    resendResultOf(0);
    engine.process();

    assertAppliedOnce();
  }

  @Test
  void a_result_message_that_two_processes_take_at_once_is_applied_once() throws Exception {
    engine.succeed(List.of(first(engine.claim(2))));
    for (int copy = 0; copy < 7; copy++) {
      resendResultOf(0);
    }
    CyclicBarrier together = new CyclicBarrier(4);
    try (ExecutorService processes = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> done = new ArrayList<>();
      for (int process = 0; process < 4; process++) {
        done.add(
            processes.submit(
                () -> {
                  ProcessSet processing = engine.processing();
                  together.await(10, TimeUnit.SECONDS);
                  while (processing.run(List.of(), 2, false).popped() > 0) {}
                  return null;
                }));
      }
      for (Future<?> one : done) {
        one.get(30, TimeUnit.SECONDS);
      }
    }

    assertAppliedOnce();
    assertThat(engine.depth(EngineHarness.RESULTS)).isZero();
  }

  @Test
  void a_result_after_the_lease_expired_changes_nothing() {
    Claimed late = first(engine.claim(2));
    engine.clock.advance(Duration.ofSeconds(46));
    engine.process();
    assertThat(engine.stepState(task, 0)).isEqualTo(StepState.WAITING_FOR_RETRY);

    assertThat(engine.succeed(List.of(late))).as("taken").isEmpty();
    engine.process();
    assertThat(engine.stepState(task, 0)).isEqualTo(StepState.WAITING_FOR_RETRY);

    engine.clock.advance(Duration.ofMinutes(1));
    engine.process();
    Claimed again =
        engine.claim(100).stream()
            .filter(step -> step.step().equals(new StepKey(task, 0))) // others' leases expired, too
            .findFirst()
            .orElseThrow();
    assertThat(again.attempt()).isEqualTo(2);
    assertThat(engine.succeed(List.of(late))).as("the old token").isEmpty();
    assertThat(engine.succeed(List.of(again))).hasSize(1);
    engine.process();
    assertThat(engine.stepState(task, 0)).isEqualTo(StepState.COMPLETE);
    assertThat(remaining()).isEqualTo(1);
    assertThat(engine.history(task, 0))
        .containsExactly(
            "Enqueue",
            "Start",
            "LeaseExpired",
            "WaitForRetry",
            "Retry",
            "Enqueue",
            "Start",
            "EnqueueForOrchestration",
            "Complete");
  }

  @Test
  void the_same_result_handed_in_twice_is_taken_once() {
    Claimed claimed = first(engine.claim(2));

    assertThat(engine.succeed(List.of(claimed))).hasSize(1);
    assertThat(engine.succeed(List.of(claimed))).isEmpty();
    engine.process();

    assertAppliedOnce();
  }

  @Test
  void a_set_that_is_run_again_after_its_commit_changes_nothing() {
    Claimed claimed = first(engine.claim(2));
    engine.succeed(List.of(claimed));
    var event = new EngineEvent.ResultArrived(claimed.step());

    assertThat(engine.decide(event).outcomes()).containsExactly(EventOutcome.APPLIED);
    // The process died between the commit and the reply: whoever comes next finds the same event.
    assertThat(engine.decide(event).outcomes()).containsExactly(EventOutcome.STALE);
    engine.process();

    assertAppliedOnce();
  }

  @Test
  void a_set_whose_connection_dies_before_the_commit_leaves_everything_as_it_was() {
    engine.succeed(List.of(first(engine.claim(2))));
    long before = engine.depth(EngineHarness.RESULTS);

    assertThatThrownBy(
            () ->
                engine
                    .sets()
                    .inTransaction(
                        tx -> {
                          new QueueReader(engine.messaging, EngineHarness.RESULTS, System::nanoTime)
                              .pop(tx, 10, null);
                          engine.execute(
                              "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE"
                                  + " application_name = 'test-sets' AND state = 'idle in"
                                  + " transaction'");
                          return null;
                        }))
        .isInstanceOf(StoreException.class)
        .extracting(failure -> ((StoreException) failure).kind())
        .isEqualTo(StoreException.Kind.TRANSIENT);
    assertThat(engine.depth(EngineHarness.RESULTS)).isEqualTo(before);
    engine.process();

    assertAppliedOnce();
  }

  @Test
  void a_worker_message_that_arrives_twice_leads_to_one_claim() {
    String body = StepMessages.write(task, task.step(0), task.value());
    engine.send(EngineHarness.QUEUES.ofWorkers("test"), body);
    engine.send(EngineHarness.QUEUES.ofWorkers("test"), body);

    assertThat(engine.claim(10)).hasSize(2);
    assertThat(engine.claim(10)).isEmpty();
    assertThat(
            engine.one(
                "SELECT attempts FROM tasker.workflow_steps WHERE task_uuid = '"
                    + task
                    + "' AND step_no = 0"))
        .isEqualTo("1");
  }

  @Test
  void a_lease_that_was_extended_outlives_its_guard_and_gets_a_new_one() {
    Claimed claimed = first(engine.claim(2));
    engine.clock.advance(Duration.ofSeconds(40));
    var token = new Token(claimed.step(), claimed.token());
    assertThat(
            engine
                .sets()
                .<List<?>>inTransaction(
                    tx ->
                        ClaimStore.extend(
                            tx, List.of(token), EngineHarness.LEASE, engine.clock.instant())))
        .hasSize(1);

    engine.clock.advance(Duration.ofSeconds(10));
    engine.process();
    assertThat(engine.stepState(task, 0)).isEqualTo(StepState.IN_PROGRESS);
    assertThat(
            engine.one(
                "SELECT count(*) FROM tasker.wakeups, unnest(task_uuids, step_nos) AS m (t, s)"
                    + " WHERE t = '"
                    + task
                    + "' AND s = 0"))
        .as("guards of the step")
        .isEqualTo("1");

    engine.clock.advance(Duration.ofSeconds(40));
    engine.process();
    assertThat(engine.stepState(task, 0)).isEqualTo(StepState.WAITING_FOR_RETRY);
  }

  private void resendResultOf(int step) {
    engine.send(EngineHarness.RESULTS, StepMessages.write(task, task.step(step), task.value()));
  }

  private void assertAppliedOnce() {
    assertThat(engine.stepState(task, 0)).isEqualTo(StepState.COMPLETE);
    assertThat(remaining()).isEqualTo(1);
    assertThat(engine.history(task, 0))
        .containsExactly("Enqueue", "Start", "EnqueueForOrchestration", "Complete");
    assertThat(engine.taskState(task)).isEqualTo(TaskState.STEPS_IN_PROCESS);
  }

  private int remaining() {
    return Integer.parseInt(
        engine.one(
            "SELECT remaining FROM tasker.workflow_steps WHERE task_uuid = '"
                + task
                + "' AND step_no = 2"));
  }

  private static Claimed first(List<Claimed> claimed) {
    assertThat(claimed).hasSize(2);
    return claimed.stream().filter(step -> step.step().number() == 0).findFirst().orElseThrow();
  }
}
