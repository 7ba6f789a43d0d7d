package io.tasker.core.lifecycle.finalization;

import io.tasker.contract.model.TaskState;
import io.tasker.core.state.TaskCause;
import io.tasker.core.store.TaskSnapshot;
import java.util.List;

/**
 * What a task does after the events of a set were applied to its steps and counts. At most one
 * cycle per set, and only if something became ready, finished, blocked or began to wait: while
 * steps are running and nothing is ready, only the counts change.
 */
sealed interface FinalizationDecision {
  /** Moves that are made one after the other; none if the task stays where it is. */
  List<TaskCause> moves();

  /** Nothing to do. */
  record Stay() implements FinalizationDecision {
    @Override
    public List<TaskCause> moves() {
      return List.of();
    }
  }

  /** The task goes on, ends or waits. */
  record Move(List<TaskCause> moves) implements FinalizationDecision {}

  /** The task cannot go on by itself: a person has to look. */
  record Block(List<TaskCause> moves) implements FinalizationDecision {}

  /**
   * Decides.
   *
   * @param state before
   * @param steps all steps of the task
   * @param counts after the set's events
   * @param freshlyReady steps enqueued because their parents are done
   * @param retried steps enqueued because their retry is due
   * @param repaired whether an operator reset, resolved or completed a step
   */
  static FinalizationDecision decide(
      TaskState state,
      int steps,
      TaskSnapshot.Counts counts,
      int freshlyReady,
      int retried,
      boolean repaired) {
    return switch (state) {
      case STEPS_IN_PROCESS -> inProcess(steps, counts, freshlyReady);
      case WAITING_FOR_RETRY -> {
        if (retried > 0) {
          yield new Move(List.of(TaskCause.RETRY_READY, TaskCause.STEPS_ENQUEUED));
        }
        yield repaired ? repaired(state, steps, counts) : new Stay();
      }
      case WAITING_FOR_DEPENDENCIES ->
          repaired ? repaired(state, steps, counts) : gateOpened(counts);
      case BLOCKED_BY_FAILURES -> repaired ? repaired(state, steps, counts) : new Stay();
      case COMPLETE, ERROR, CANCELLED, RESOLVED_MANUALLY -> new Stay();
      case PENDING, INITIALIZING, ENQUEUING_STEPS, EVALUATING_RESULTS ->
          throw new IllegalStateException("a task rests in " + state + ", where none ever rests");
    };
  }

  /** The task waited, and somebody changed what it waits for. */
  private static FinalizationDecision repaired(
      TaskState state, int steps, TaskSnapshot.Counts counts) {
    if (counts.done() == steps) {
      return new Move(List.of(TaskCause.STEP_REPAIRED, TaskCause.ALL_STEPS_SUCCESSFUL));
    }
    if (counts.active() > 0) {
      return new Move(
          List.of(TaskCause.STEP_REPAIRED, TaskCause.READY_STEPS_FOUND, TaskCause.STEPS_ENQUEUED));
    }
    if (counts.retry() > 0) {
      return new Stay(); // their guards wake the task
    }
    if (counts.failed() > 0) {
      return state == TaskState.BLOCKED_BY_FAILURES
          ? new Stay()
          : new Block(List.of(TaskCause.STEP_REPAIRED, TaskCause.PERMANENT_FAILURE));
    }
    return state == TaskState.WAITING_FOR_DEPENDENCIES
        ? new Stay()
        : new Move(List.of(TaskCause.STEP_REPAIRED, TaskCause.NO_DEPENDENCIES_READY));
  }

  private static FinalizationDecision gateOpened(TaskSnapshot.Counts counts) {
    return counts.active() > 0
        ? new Move(
            List.of(
                TaskCause.DEPENDENCIES_READY,
                TaskCause.READY_STEPS_FOUND,
                TaskCause.STEPS_ENQUEUED))
        : new Stay();
  }

  private static FinalizationDecision inProcess(
      int steps, TaskSnapshot.Counts counts, int freshlyReady) {
    if (counts.done() == steps) {
      return new Move(List.of(TaskCause.ALL_STEPS_COMPLETED, TaskCause.ALL_STEPS_SUCCESSFUL));
    }
    if (freshlyReady > 0) {
      return new Move(
          List.of(TaskCause.STEP_COMPLETED, TaskCause.READY_STEPS_FOUND, TaskCause.STEPS_ENQUEUED));
    }
    if (counts.active() > 0) {
      return new Stay();
    }
    if (counts.retry() > 0) {
      return new Move(List.of(TaskCause.STEP_FAILED));
    }
    if (counts.failed() > 0) {
      return new Block(List.of(TaskCause.STEP_COMPLETED, TaskCause.PERMANENT_FAILURE));
    }
    return new Move(List.of(TaskCause.STEP_COMPLETED, TaskCause.NO_DEPENDENCIES_READY));
  }
}
