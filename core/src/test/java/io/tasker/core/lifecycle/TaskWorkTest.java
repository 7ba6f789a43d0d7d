package io.tasker.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

import io.tasker.contract.model.StepState;
import io.tasker.contract.model.TaskState;
import io.tasker.core.queue.Outgoing;
import io.tasker.core.state.StepCause;
import io.tasker.core.state.StepTransitions;
import io.tasker.core.state.TaskCause;
import io.tasker.core.state.TransitionTable.Edge;
import io.tasker.core.store.AStep;
import io.tasker.core.store.ATask;
import io.tasker.core.store.StepKey;
import io.tasker.core.store.TaskSnapshot.Counts;
import io.tasker.core.store.WakeupKind;
import io.tasker.core.store.WriteSet;
import io.tasker.core.store.Written;
import java.time.Instant;
import java.util.Collection;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TaskWorkTest {
  private static final Instant DUE = Instant.parse("2026-01-01T00:00:00Z");

  static Collection<Edge<StepState, StepCause>> stepEdges() {
    return StepTransitions.TABLE.edges();
  }

  @ParameterizedTest
  @MethodSource("stepEdges")
  void the_counts_follow_every_transition_of_a_step(Edge<StepState, StepCause> edge) {
    TaskWork task = new TaskWork(ATask.in(TaskState.STEPS_IN_PROCESS, 9, counting(edge.from())));
    task.add(AStep.in(edge.from()).read());
    task.step(0).orElseThrow().move(edge.cause());
    assertThat(task.counts()).isEqualTo(counting(edge.to()));
  }

  @Test
  void each_move_of_a_step_is_a_version_with_its_own_audit_row() {
    TaskWork task = new TaskWork(ATask.inProcess(1, 1));
    task.add(AStep.in(StepState.IN_PROGRESS).seq(7).read());
    StepWork step = task.step(0).orElseThrow();

    step.move(StepCause.LEASE_EXPIRED, "{\"why\":1}");
    step.move(StepCause.WAIT_FOR_RETRY);
    step.waitUntil(DUE);

    assertThat(written(task).stepTransitions())
        .containsExactly(
            new WriteSet.StepTransition(
                new StepKey(AStep.TASK, 0),
                8,
                StepState.IN_PROGRESS,
                StepCause.LEASE_EXPIRED,
                StepState.ENQUEUED_AS_ERROR_FOR_ORCHESTRATION,
                "{\"why\":1}"),
            new WriteSet.StepTransition(
                new StepKey(AStep.TASK, 0),
                9,
                StepState.ENQUEUED_AS_ERROR_FOR_ORCHESTRATION,
                StepCause.WAIT_FOR_RETRY,
                StepState.WAITING_FOR_RETRY,
                null));
    assertThat(written(task).steps())
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.before().seq()).isEqualTo(7);
              assertThat(change.seq()).isEqualTo(9);
              assertThat(change.state()).isEqualTo(StepState.WAITING_FOR_RETRY);
              assertThat(change.nextAttemptAt()).isEqualTo(DUE);
            });
  }

  @Test
  void what_is_current_tells_what_was_decided_so_far() {
    TaskWork task = new TaskWork(ATask.inProcess(1, 0));
    task.add(AStep.in(StepState.PENDING).seq(2).remaining(2).dependents(4, 5).read());
    StepWork step = task.step(0).orElseThrow();
    assertThat(step.isReady()).isFalse();
    step.parentDone();
    assertThat(step.isReady()).isFalse();
    step.parentDone();
    assertThat(step.isReady()).isTrue();
    step.move(StepCause.ENQUEUE);
    assertThat(step.isReady()).isFalse();
    assertThat(step.current().remaining()).isZero();
    assertThat(step.current().seq()).isEqualTo(3);
    assertThat(step.current().dependents()).containsExactly(4, 5);
  }

  @Test
  void a_move_forgets_when_the_next_attempt_was_due() {
    TaskWork task = new TaskWork(ATask.in(TaskState.STEPS_IN_PROCESS, 1, counts(0, 0, 1, 0, 0)));
    task.add(AStep.in(StepState.WAITING_FOR_RETRY).nextAttemptAt(DUE).read());
    StepWork step = task.step(0).orElseThrow();
    step.move(StepCause.RETRY);
    assertThat(step.current().nextAttemptAt()).isNull();
  }

  @Test
  void a_transition_that_is_not_declared_leaves_everything_as_it_was() {
    TaskWork task = new TaskWork(ATask.inProcess(1, 0));
    task.add(AStep.in(StepState.COMPLETE).read());
    assertThatIllegalStateException()
        .isThrownBy(() -> task.step(0).orElseThrow().move(StepCause.ENQUEUE));
    assertThatIllegalStateException().isThrownBy(() -> task.move(TaskCause.START));
    assertThat(written(task).rows().isEmpty()).isTrue();
    assertThat(task.counts()).isEqualTo(counts(0, 0, 0, 0, 0));
  }

  @Test
  void a_step_that_only_lost_a_parent_is_written_without_an_audit_row() {
    TaskWork task = new TaskWork(ATask.inProcess(2, 1));
    task.add(AStep.in(StepState.PENDING).remaining(2).read());
    task.step(0).orElseThrow().parentDone();
    assertThat(written(task).steps())
        .singleElement()
        .matches(change -> change.remaining() == 1 && change.seq() == change.before().seq());
    assertThat(written(task).stepTransitions()).isEmpty();
    assertThat(written(task).tasks()).isEmpty();
  }

  @Test
  void a_step_that_was_read_twice_is_one_step() {
    TaskWork task = new TaskWork(ATask.inProcess(2, 1));
    task.add(AStep.in(StepState.PENDING).remaining(2).read());
    task.step(0).orElseThrow().parentDone();
    task.add(AStep.in(StepState.PENDING).remaining(2).read());
    assertThat(task.steps()).hasSize(1);
    assertThat(task.step(0).orElseThrow().current().remaining()).isEqualTo(1);
  }

  @Test
  void steps_come_in_the_order_of_their_numbers() {
    TaskWork task = new TaskWork(ATask.inProcess(4, 0));
    task.add(AStep.in(StepState.PENDING).number(3).read());
    task.add(AStep.in(StepState.PENDING).number(1).read());
    assertThat(task.steps()).extracting(step -> step.key().number()).containsExactly(1, 3);
    assertThat(task.step(2)).isEmpty();
  }

  @Test
  void moves_of_the_task_are_written_in_order_with_the_values_they_rest_on() {
    TaskWork task = new TaskWork(ATask.in(TaskState.STEPS_IN_PROCESS, 2, counts(1, 1, 0, 0, 0)));
    task.add(AStep.in(StepState.ENQUEUED_FOR_ORCHESTRATION).read());
    task.step(0).orElseThrow().move(StepCause.COMPLETE);
    task.move(TaskCause.ALL_STEPS_COMPLETED);
    task.move(TaskCause.ALL_STEPS_SUCCESSFUL);

    assertThat(written(task).taskTransitions())
        .extracting(WriteSet.TaskTransition::seq, WriteSet.TaskTransition::to)
        .containsExactly(tuple(5, TaskState.EVALUATING_RESULTS), tuple(6, TaskState.COMPLETE));
    assertThat(written(task).tasks())
        .containsExactly(
            new WriteSet.TaskChange(
                task.before(), TaskState.COMPLETE, 6, counts(2, 0, 0, 0, 0), true));
  }

  @Test
  void a_task_of_which_only_the_counts_changed_is_written_without_an_audit_row() {
    TaskWork task = new TaskWork(ATask.inProcess(2, 2));
    task.add(AStep.in(StepState.ENQUEUED_FOR_ORCHESTRATION).read());
    task.step(0).orElseThrow().move(StepCause.COMPLETE);
    assertThat(written(task).taskTransitions()).isEmpty();
    assertThat(written(task).tasks())
        .containsExactly(
            new WriteSet.TaskChange(
                task.before(), TaskState.STEPS_IN_PROCESS, 4, counts(1, 1, 0, 0, 0), false));
  }

  @Test
  void what_rooms_add_is_written() {
    TaskWork task = new TaskWork(ATask.inProcess(2, 2));
    var guard = new WriteSet.Guard(WakeupKind.LEASE, DUE, new StepKey(AStep.TASK, 0), 3);
    var message = new Outgoing(FakeStepSettings.QUEUE, "{}", 100);
    task.add(guard);
    task.add(message);
    assertThat(written(task).guards()).containsExactly(guard);
    assertThat(written(task).messages()).containsExactly(message);
  }

  private static Written written(TaskWork task) {
    WriteSet rows = new WriteSet();
    task.addTo(rows);
    return new Written(rows);
  }

  private static Counts counting(StepState state) {
    return switch (state) {
      case PENDING -> counts(0, 0, 0, 0, 0);
      case ENQUEUED, IN_PROGRESS, ENQUEUED_FOR_ORCHESTRATION, ENQUEUED_AS_ERROR_FOR_ORCHESTRATION ->
          counts(0, 1, 0, 0, 0);
      case WAITING_FOR_RETRY -> counts(0, 0, 1, 0, 0);
      case COMPLETE, RESOLVED_MANUALLY -> counts(1, 0, 0, 0, 0);
      case ERROR -> counts(0, 0, 0, 1, 0);
      case CANCELLED -> counts(0, 0, 0, 0, 1);
    };
  }

  private static Counts counts(int done, int active, int retry, int failed, int cancelled) {
    return new Counts(done, active, retry, failed, cancelled);
  }
}
