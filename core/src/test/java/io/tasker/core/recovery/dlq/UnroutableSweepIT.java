package io.tasker.core.recovery.dlq;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.contract.model.TaskId;
import io.tasker.contract.model.TaskState;
import io.tasker.contract.model.TemplateName;
import io.tasker.core.store.DlqStore;
import io.tasker.core.store.RecoveryStore;
import io.tasker.core.writer.EngineHarness;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class UnroutableSweepIT {
  private static final String ENTRIES =
      "SELECT concat_ws(' ', dlq_reason, resolution_status, resolved_by) FROM tasker.tasks_dlq"
          + " ORDER BY dlq_timestamp";

  private final EngineHarness engine = new EngineHarness();
  private final AtomicInteger entered = new AtomicInteger();
  private final UnroutableSweep sweep = sweep(Optional.of(Duration.ofMinutes(5)));
  private TemplateName template;
  private TaskId task;

  private UnroutableSweep sweep(Optional<Duration> patience) {
    return new UnroutableSweep(
        new DlqStore(engine.pools.chores()),
        new RecoveryStore(engine.pools.chores(), engine.queues),
        new DlqEntries(engine.ids),
        patience,
        entered::addAndGet,
        engine.clock);
  }

  @BeforeEach
  void a_task() {
    template = engine.template("lonely", "a", "b: a");
    task = engine.create(template);
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void a_step_that_nobody_takes_comes_before_a_person_once_and_says_what_it_needs() {
    engine.clock.advance(Duration.ofMinutes(4));
    sweep.runOnce();
    assertThat(engine.all(ENTRIES)).as("too early to tell").isEmpty();

    engine.clock.advance(Duration.ofMinutes(2));
    sweep.runOnce();
    sweep.runOnce();

    assertThat(engine.all(ENTRIES)).containsExactly("worker_unavailable pending");
    assertThat(entered).hasValue(1);
    assertThat(
            engine.one(
                "SELECT concat_ws(' ', original_state, metadata->>'step', metadata->>'callable',"
                    + " task_snapshot->>'namespace', task_snapshot->>'time_in_state_minutes')"
                    + " FROM tasker.tasks_dlq"))
        .isEqualTo("steps_in_process a test.a test 6");
    assertThat(engine.taskState(task)).isEqualTo(TaskState.STEPS_IN_PROCESS);
  }

  @Test
  void the_step_runs_as_soon_as_a_worker_comes_and_the_entry_settles_itself() {
    engine.clock.advance(Duration.ofMinutes(6));
    sweep.runOnce();

    engine.succeed(engine.claim(1));
    sweep.runOnce();

    assertThat(engine.all(ENTRIES)).containsExactly("worker_unavailable manually_resolved tasker");
    engine.process();
    engine.runToEnd();
    assertThat(engine.taskState(task)).isEqualTo(TaskState.COMPLETE);
  }

  @Test
  void a_long_queue_is_not_a_missing_worker() {
    engine.create(template);
    engine.clock.advance(Duration.ofMinutes(6));
    engine.claim(1);

    sweep.runOnce();

    assertThat(engine.all(ENTRIES)).isEmpty();
  }

  @Test
  void what_a_person_has_settled_is_not_asked_again_for_the_same_wait() {
    engine.clock.advance(Duration.ofMinutes(6));
    sweep.runOnce();
    engine.execute(
        "UPDATE tasker.tasks_dlq SET resolution_status = 'manually_resolved',"
            + " resolution_timestamp = now(), resolved_by = 'ann'");
    engine.clock.advance(Duration.ofHours(1));

    sweep.runOnce();

    assertThat(engine.all(ENTRIES)).containsExactly("worker_unavailable manually_resolved ann");
  }

  @Test
  void a_task_that_is_blocked_meanwhile_keeps_one_entry_with_the_graver_reason() {
    TemplateName wide = engine.template("wide", "a", "b");
    engine.execute("SELECT pgmq.purge_queue('worker_test_queue')");
    TaskId other = engine.create(wide);
    var steps = engine.claim(2);
    engine.submit(List.of(EngineHarness.failure(steps.getFirst(), false)));
    engine.process();
    engine.execute(
        """
        INSERT INTO tasker.tasks_dlq (dlq_entry_uuid, task_uuid, original_state, dlq_reason,
          dlq_timestamp, task_snapshot, created_at, updated_at)
        VALUES ('%s', '%s', 'steps_in_process', 'worker_unavailable', now(), '{}', now(), now())\
        """
            .formatted(engine.ids.get(), other));

    engine.submit(List.of(EngineHarness.failure(steps.getLast(), false)));
    engine.process();

    assertThat(engine.taskState(other)).isEqualTo(TaskState.BLOCKED_BY_FAILURES);
    assertThat(
            engine.all(
                "SELECT concat_ws(' ', dlq_reason, original_state, resolution_status) FROM"
                    + " tasker.tasks_dlq"))
        .containsExactly("max_retries_exceeded blocked_by_failures pending");
  }

  @Test
  void without_patience_nothing_is_entered_and_old_entries_still_settle() {
    engine.clock.advance(Duration.ofDays(1));
    sweep(Optional.empty()).runOnce();
    assertThat(engine.all(ENTRIES)).isEmpty();
    sweep.runOnce();
    engine.claim(1);

    sweep(Optional.empty()).runOnce();

    assertThat(engine.all(ENTRIES)).containsExactly("worker_unavailable manually_resolved tasker");
  }
}
