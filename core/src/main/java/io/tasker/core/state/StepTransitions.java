package io.tasker.core.state;

import static io.tasker.contract.model.StepState.CANCELLED;
import static io.tasker.contract.model.StepState.COMPLETE;
import static io.tasker.contract.model.StepState.ENQUEUED;
import static io.tasker.contract.model.StepState.ENQUEUED_AS_ERROR_FOR_ORCHESTRATION;
import static io.tasker.contract.model.StepState.ENQUEUED_FOR_ORCHESTRATION;
import static io.tasker.contract.model.StepState.ERROR;
import static io.tasker.contract.model.StepState.IN_PROGRESS;
import static io.tasker.contract.model.StepState.PENDING;
import static io.tasker.contract.model.StepState.RESOLVED_MANUALLY;
import static io.tasker.contract.model.StepState.WAITING_FOR_RETRY;

import io.tasker.contract.model.StepState;
import java.util.EnumSet;
import java.util.Set;

/** The step's state machine. */
public final class StepTransitions {
  private static final Set<StepState> OPEN =
      EnumSet.complementOf(EnumSet.of(COMPLETE, CANCELLED, RESOLVED_MANUALLY));

  /** Every transition a step can make. */
  public static final TransitionTable<StepState, StepCause> TABLE =
      TransitionTable.of(StepState.class, StepCause.class)
          .allow(PENDING, StepCause.ENQUEUE, ENQUEUED)
          .allow(ENQUEUED, StepCause.START, IN_PROGRESS)
          .allow(IN_PROGRESS, StepCause.ENQUEUE_FOR_ORCHESTRATION, ENQUEUED_FOR_ORCHESTRATION)
          .allow(
              IN_PROGRESS,
              StepCause.ENQUEUE_AS_ERROR_FOR_ORCHESTRATION,
              ENQUEUED_AS_ERROR_FOR_ORCHESTRATION)
          .allow(IN_PROGRESS, StepCause.LEASE_EXPIRED, ENQUEUED_AS_ERROR_FOR_ORCHESTRATION)
          .allow(ENQUEUED_FOR_ORCHESTRATION, StepCause.COMPLETE, COMPLETE)
          .allow(ENQUEUED_FOR_ORCHESTRATION, StepCause.FAIL, ERROR)
          .allow(ENQUEUED_AS_ERROR_FOR_ORCHESTRATION, StepCause.FAIL, ERROR)
          .allow(ENQUEUED_AS_ERROR_FOR_ORCHESTRATION, StepCause.WAIT_FOR_RETRY, WAITING_FOR_RETRY)
          .allow(WAITING_FOR_RETRY, StepCause.RETRY, PENDING)
          .allow(ERROR, StepCause.RESET_FOR_RETRY, PENDING)
          .allowFrom(OPEN, StepCause.CANCEL, CANCELLED)
          .allowFrom(OPEN, StepCause.COMPLETE_MANUALLY, COMPLETE)
          .allowFrom(OPEN, StepCause.RESOLVE_MANUALLY, RESOLVED_MANUALLY)
          .build();

  private StepTransitions() {}

  /** Whether a step in this state is over. */
  public static boolean isFinal(StepState state) {
    return TABLE.isFinal(state);
  }
}
