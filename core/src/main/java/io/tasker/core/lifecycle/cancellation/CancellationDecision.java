package io.tasker.core.lifecycle.cancellation;

import io.tasker.contract.model.StepState;
import io.tasker.contract.model.TaskState;
import io.tasker.core.state.StepTransitions;
import io.tasker.core.state.TaskTransitions;
import io.tasker.core.store.StepSnapshot;
import java.util.Collection;
import java.util.List;

/** What the wish to end a task means. */
sealed interface CancellationDecision {
  /**
   * The task ends.
   *
   * @param steps the numbers of the steps that end with it, in the order given
   */
  record Cancel(List<Integer> steps) implements CancellationDecision {}

  /** The task has ended already, in this state. */
  record AlreadyOver(TaskState state) implements CancellationDecision {}

  /**
   * Decides.
   *
   * @param task as it stands
   * @param steps all its steps, as they stand
   */
  static CancellationDecision decide(TaskState task, Collection<StepSnapshot> steps) {
    return TaskTransitions.isFinal(task)
        ? new AlreadyOver(task)
        : new Cancel(
            steps.stream()
                .filter(step -> endsWithItsTask(step.state()))
                .map(StepSnapshot::number)
                .toList());
  }

  private static boolean endsWithItsTask(StepState state) {
    return !StepTransitions.isFinal(state);
  }
}
