package io.tasker.core.lifecycle.repair;

import io.tasker.contract.model.StepAction;
import io.tasker.contract.model.StepState;
import io.tasker.contract.model.TaskState;
import io.tasker.core.state.StepCause;
import io.tasker.core.state.StepTransitions;
import io.tasker.core.state.TaskTransitions;
import java.util.Arrays;
import java.util.List;

/** What an operator's wish means for a step. */
sealed interface RepairDecision {
  /** The step is tried again from the start. */
  record Reset() implements RepairDecision {}

  /** The step is over; its dependents go on without a result. */
  record Resolve() implements RepairDecision {}

  /** The step is over with the given result; its dependents go on. */
  record Complete(StepAction.CompleteManually with) implements RepairDecision {}

  /**
   * Not as things stand.
   *
   * @param cause what was asked for
   * @param state the step's present state
   * @param allowed the states it is allowed from
   */
  record NotFromHere(StepCause cause, StepState state, List<StepState> allowed)
      implements RepairDecision {}

  /** The task is over, and so are its steps. */
  record TaskIsOver(TaskState state) implements RepairDecision {}

  /**
   * Decides.
   *
   * @param task as it stands
   * @param step as it stands
   * @param action what the operator wants
   */
  static RepairDecision decide(TaskState task, StepState step, StepAction action) {
    StepCause cause = cause(action);
    if (StepTransitions.TABLE.next(step, cause).isEmpty()) {
      return new NotFromHere(cause, step, allowedFrom(cause));
    }
    if (TaskTransitions.isFinal(task)) {
      return new TaskIsOver(task);
    }
    return switch (action) {
      case StepAction.ResetForRetry _ -> new Reset();
      case StepAction.ResolveManually _ -> new Resolve();
      case StepAction.CompleteManually complete -> new Complete(complete);
    };
  }

  private static StepCause cause(StepAction action) {
    return switch (action) {
      case StepAction.ResetForRetry _ -> StepCause.RESET_FOR_RETRY;
      case StepAction.ResolveManually _ -> StepCause.RESOLVE_MANUALLY;
      case StepAction.CompleteManually _ -> StepCause.COMPLETE_MANUALLY;
    };
  }

  private static List<StepState> allowedFrom(StepCause cause) {
    return Arrays.stream(StepState.values())
        .filter(state -> StepTransitions.TABLE.next(state, cause).isPresent())
        .toList();
  }
}
