package io.tasker.core.recovery.guard;

import io.tasker.contract.model.StepState;
import io.tasker.core.store.StepSnapshot;
import io.tasker.core.store.WakeupKind;
import java.time.Instant;

/** What a deadline means for its step. */
sealed interface DeadlineDecision {
  /** The step has moved on. */
  record Drop() implements DeadlineDecision {}

  /** The deadline was moved; wake again then. */
  record WakeAgain(Instant due) implements DeadlineDecision {}

  /** Nobody handed in a result before the lease ran out. */
  record ExpireLease() implements DeadlineDecision {}

  /** The next attempt is due. */
  record Retry() implements DeadlineDecision {}

  /**
   * Decides.
   *
   * @param kind what the deadline is for
   * @param seq the step's version that it was set for
   * @param step as it stands
   * @param now the set's time
   */
  static DeadlineDecision decide(WakeupKind kind, int seq, StepSnapshot step, Instant now) {
    if (seq != step.seq()) {
      return new Drop();
    }
    return switch (kind) {
      case LEASE -> lease(step, now);
      case RETRY -> retry(step, now);
      case DISPATCH, DEADLINE -> new Drop(); // nothing sets these yet
    };
  }

  private static DeadlineDecision lease(StepSnapshot step, Instant now) {
    if (step.state() != StepState.IN_PROGRESS) {
      return new Drop();
    }
    Instant until = step.leaseUntil();
    return until != null && until.isAfter(now) ? new WakeAgain(until) : new ExpireLease();
  }

  private static DeadlineDecision retry(StepSnapshot step, Instant now) {
    if (step.state() != StepState.WAITING_FOR_RETRY) {
      return new Drop();
    }
    Instant due = step.nextAttemptAt();
    return due != null && due.isAfter(now) ? new WakeAgain(due) : new Retry();
  }
}
