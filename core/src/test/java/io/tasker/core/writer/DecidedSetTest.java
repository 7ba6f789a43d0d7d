package io.tasker.core.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tasker.contract.model.StepState;
import io.tasker.contract.model.TaskId;
import io.tasker.contract.model.TaskState;
import io.tasker.core.lifecycle.EngineEvent;
import io.tasker.core.lifecycle.EngineEvent.DeadlineDue;
import io.tasker.core.lifecycle.EngineEvent.EvaluationAsked;
import io.tasker.core.lifecycle.EngineEvent.MessageLost;
import io.tasker.core.lifecycle.EngineEvent.ResultArrived;
import io.tasker.core.lifecycle.EventOutcome;
import io.tasker.core.queue.Popped;
import io.tasker.core.store.AStep;
import io.tasker.core.store.ATask;
import io.tasker.core.store.ProcessStore;
import io.tasker.core.store.StepKey;
import io.tasker.core.store.StepSnapshot;
import io.tasker.core.store.TaskSnapshot;
import io.tasker.core.store.TaskSnapshot.Counts;
import io.tasker.core.store.WakeupKind;
import io.tasker.core.store.WriteSet;
import io.tasker.core.store.Written;
import io.tasker.core.writer.SetEvents.Origin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DecidedSetTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final TaskId OTHER = TaskId.of("0199a1b2-0001-7abc-8000-00000ab00000");

  private final SetEvents events = new SetEvents();
  private final List<TaskSnapshot> tasks = new ArrayList<>();
  private final List<StepSnapshot> steps = new ArrayList<>();
  private final WriteSet rows = new WriteSet();
  private final Written written = new Written(rows);
  private int messages;

  @Test
  void two_parents_done_in_one_set_are_one_change_of_their_child() {
    tasks.add(ATask.in(TaskState.STEPS_IN_PROCESS, 4, new Counts(1, 2, 0, 0, 0)));
    steps.add(handedIn(1).dependents(3).read());
    steps.add(AStep.in(StepState.PENDING).number(3).remaining(2).read());
    steps.add(handedIn(2).dependents(3).read());
    steps.add(AStep.in(StepState.PENDING).number(3).remaining(2).read());
    popped(new ResultArrived(key(1)));
    popped(new ResultArrived(key(2)));

    assertThat(decide().resultsApplied()).isEqualTo(2);

    assertThat(written.steps())
        .extracting(change -> change.before().number(), c -> c.remaining(), c -> c.state())
        .containsExactly(
            tuple(1, 0, StepState.COMPLETE),
            tuple(2, 0, StepState.COMPLETE),
            tuple(3, 0, StepState.ENQUEUED));
    assertThat(written.messages()).hasSize(1);
    assertThat(written.tasks())
        .singleElement()
        .matches(change -> change.counts().equals(new Counts(3, 1, 0, 0, 0)));
    assertThat(written.taskTransitions())
        .extracting(WriteSet.TaskTransition::to)
        .containsExactly(
            TaskState.EVALUATING_RESULTS, TaskState.ENQUEUING_STEPS, TaskState.STEPS_IN_PROCESS);
  }

  @Test
  void a_result_that_arrives_twice_in_one_set_counts_once() {
    tasks.add(ATask.in(TaskState.STEPS_IN_PROCESS, 3, new Counts(0, 2, 0, 0, 0)));
    steps.add(handedIn(0).dependents(2).read());
    steps.add(AStep.in(StepState.PENDING).number(2).remaining(2).read());
    popped(new ResultArrived(key(0)));
    popped(new ResultArrived(key(0)));

    assertThat(decide().resultsApplied()).isEqualTo(1);

    assertThat(written.steps())
        .filteredOn(change -> change.before().number() == 2)
        .singleElement()
        .matches(change -> change.remaining() == 1 && change.state() == StepState.PENDING);
  }

  @Test
  void a_result_that_arrives_again_in_a_later_set_writes_nothing() {
    tasks.add(ATask.in(TaskState.STEPS_IN_PROCESS, 2, new Counts(1, 1, 0, 0, 0)));
    steps.add(AStep.in(StepState.COMPLETE).dependents(1).read());
    steps.add(AStep.in(StepState.ENQUEUED).number(1).read());
    popped(new ResultArrived(key(0)));
    assertThat(decide().resultsApplied()).isZero();
    assertThat(rows.isEmpty()).isTrue();
  }

  @Test
  void a_retry_that_two_guards_speak_of_is_enqueued_once() {
    tasks.add(ATask.in(TaskState.WAITING_FOR_RETRY, 1, new Counts(0, 0, 1, 0, 0)));
    steps.add(AStep.in(StepState.WAITING_FOR_RETRY).nextAttemptAt(NOW).read());
    guarded(new DeadlineDue(WakeupKind.RETRY, key(0), 5));
    guarded(new DeadlineDue(WakeupKind.RETRY, key(0), 5));

    decide();

    assertThat(written.steps())
        .singleElement()
        .matches(change -> change.state() == StepState.ENQUEUED);
    assertThat(written.messages()).hasSize(1);
    assertThat(written.tasks())
        .singleElement()
        .matches(change -> change.state() == TaskState.STEPS_IN_PROCESS);
  }

  @Test
  void a_retry_beside_running_steps_changes_the_counts_only() {
    tasks.add(ATask.in(TaskState.STEPS_IN_PROCESS, 2, new Counts(0, 1, 1, 0, 0)));
    steps.add(AStep.in(StepState.WAITING_FOR_RETRY).nextAttemptAt(NOW).read());
    guarded(new DeadlineDue(WakeupKind.RETRY, key(0), 5));
    decide();
    assertThat(written.stepTransitions())
        .extracting(WriteSet.StepTransition::to)
        .containsExactly(StepState.PENDING, StepState.ENQUEUED);
    assertThat(written.taskTransitions()).isEmpty();
    assertThat(written.tasks())
        .singleElement()
        .matches(change -> change.counts().equals(new Counts(0, 2, 0, 0, 0)));
  }

  @Test
  void a_failure_with_attempts_left_lets_the_task_wait_for_the_retry() {
    tasks.add(ATask.inProcess(2, 1));
    steps.add(AStep.in(StepState.ENQUEUED_AS_ERROR_FOR_ORCHESTRATION).attempts(1, 3).read());
    popped(new ResultArrived(key(0)));
    decide();
    assertThat(written.guards())
        .singleElement()
        .matches(guard -> guard.kind() == WakeupKind.RETRY && guard.seq() == 6);
    assertThat(written.taskTransitions())
        .extracting(WriteSet.TaskTransition::to)
        .containsExactly(TaskState.WAITING_FOR_RETRY);
  }

  @Test
  void a_lease_that_ran_out_for_good_blocks_the_task_and_asks_a_person() {
    tasks.add(ATask.inProcess(2, 1));
    steps.add(AStep.in(StepState.IN_PROGRESS).attempts(3, 3).leaseUntil(NOW).dependents(1).read());
    steps.add(AStep.in(StepState.PENDING).number(1).remaining(1).read());
    guarded(new DeadlineDue(WakeupKind.LEASE, key(0), 5));
    decide();
    assertThat(written.taskTransitions())
        .extracting(WriteSet.TaskTransition::to)
        .containsExactly(TaskState.EVALUATING_RESULTS, TaskState.BLOCKED_BY_FAILURES);
    assertThat(written.dlqEntries()).hasSize(1);
    assertThat(written.guards()).isEmpty();
  }

  @Test
  void a_lease_that_was_extended_is_guarded_again_and_the_task_is_left_alone() {
    tasks.add(ATask.inProcess(1, 1));
    steps.add(AStep.in(StepState.IN_PROGRESS).leaseUntil(NOW.plusSeconds(5)).read());
    guarded(new DeadlineDue(WakeupKind.LEASE, key(0), 5));
    decide();
    assertThat(written.guards())
        .containsExactly(new WriteSet.Guard(WakeupKind.LEASE, NOW.plusSeconds(5), key(0), 5));
    assertThat(written.tasks()).isEmpty();
    assertThat(written.steps()).isEmpty();
  }

  @Test
  void a_decision_that_fails_parks_what_spoke_of_its_task_and_leaves_other_tasks_alone() {
    tasks.add(ATask.inProcess(3, 2));
    tasks.add(ATask.in(OTHER, TaskState.STEPS_IN_PROCESS, 1, new Counts(0, 1, 0, 0, 0)));
    steps.add(handedIn(0).dependents(2).read()); // its child is missing: the decision fails
    steps.add(AStep.in(StepState.IN_PROGRESS).number(1).leaseUntil(NOW).read());
    steps.add(handedIn(0).of(OTHER).read());
    given(new EvaluationAsked(AStep.TASK), 0);
    guarded(new DeadlineDue(WakeupKind.LEASE, key(1), 5));
    popped(new ResultArrived(key(0)));
    popped(new ResultArrived(new StepKey(OTHER, 0)));

    DecidedSet decided = decide();

    assertThat(decided.resultsApplied()).isEqualTo(1);
    assertThat(decided.outcomes()).isEqualTo(Map.of(0, EventOutcome.PARKED));
    assertThat(written.tasks())
        .singleElement()
        .matches(change -> change.before().task().equals(OTHER))
        .matches(change -> change.state() == TaskState.COMPLETE);
    assertThat(written.steps()).allMatch(change -> change.before().task().equals(OTHER));
    assertThat(written.guards())
        .containsExactly(new WriteSet.Guard(WakeupKind.LEASE, NOW.plusSeconds(60), key(1), 5));
    assertThat(written.deadMessages())
        .singleElement()
        .satisfies(
            dead -> {
              assertThat(dead.body()).isEqualTo("body 1");
              assertThat(dead.reason()).contains("dependent step 2");
            });
  }

  @Test
  void each_actor_hears_what_became_of_its_own_event() {
    tasks.add(ATask.inProcess(3, 3));
    steps.add(handedIn(0).read());
    steps.add(AStep.in(StepState.ENQUEUED).number(1).read());
    given(new ResultArrived(key(0)), 0);
    given(new ResultArrived(key(0)), 1);
    given(new ResultArrived(key(1)), 2);
    given(new ResultArrived(key(9)), 3);
    given(new MessageLost(key(1), 5), 4);
    given(new EvaluationAsked(OTHER), 5);
    assertThat(decide().outcomes())
        .isEqualTo(
            Map.of(
                0, EventOutcome.APPLIED,
                1, EventOutcome.STALE,
                2, EventOutcome.STALE,
                3, EventOutcome.UNKNOWN,
                4, EventOutcome.APPLIED,
                5, EventOutcome.UNKNOWN));
  }

  @Test
  void a_lost_message_is_sent_again_and_nothing_else_is_written() {
    tasks.add(ATask.inProcess(1, 1));
    steps.add(AStep.in(StepState.ENQUEUED).read());
    given(new MessageLost(key(0), 5), 0);
    decide();
    assertThat(written.messages()).hasSize(1);
    assertThat(written.tasks()).isEmpty();
    assertThat(written.steps()).isEmpty();
  }

  @Test
  void a_task_that_rests_with_nothing_to_do_is_moved_on_when_somebody_asks() {
    tasks.add(ATask.in(TaskState.STEPS_IN_PROCESS, 2, new Counts(2, 0, 0, 0, 0)));
    given(new EvaluationAsked(AStep.TASK), 0);
    decide();
    assertThat(written.tasks())
        .singleElement()
        .matches(change -> change.state() == TaskState.COMPLETE && change.isFinal());
  }

  @Test
  void a_late_success_does_not_reopen_a_cancelled_step() {
    tasks.add(ATask.in(TaskState.CANCELLED, 1, new Counts(0, 0, 0, 0, 1)));
    steps.add(AStep.in(StepState.CANCELLED).read());
    popped(new ResultArrived(key(0)));
    guarded(new DeadlineDue(WakeupKind.LEASE, key(0), 5));
    decide();
    assertThat(rows.isEmpty()).isTrue();
  }

  private DecidedSet decide() {
    return DecidedSet.decide(
        TestRooms.with(() -> Long.MIN_VALUE),
        events,
        new ProcessStore.Snapshot(tasks, steps),
        NOW,
        rows);
  }

  private void popped(EngineEvent event) {
    messages++;
    events.add(
        event, new Origin.FromQueue(new Popped(TestQueues.RESULTS, messages, "body " + messages)));
  }

  private void guarded(EngineEvent event) {
    events.add(event, new Origin.FromGuard());
  }

  private void given(EngineEvent event, int place) {
    events.add(event, new Origin.FromActor(place));
  }

  private static AStep handedIn(int number) {
    return AStep.in(StepState.ENQUEUED_FOR_ORCHESTRATION).number(number);
  }

  private static StepKey key(int number) {
    return new StepKey(AStep.TASK, number);
  }
}
