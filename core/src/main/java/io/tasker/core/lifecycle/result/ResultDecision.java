package io.tasker.core.lifecycle.result;

import io.tasker.contract.model.StepState;
import io.tasker.contract.template.RetryPolicy;
import io.tasker.core.resilience.Backoff;
import io.tasker.core.store.StepSnapshot;
import java.time.Instant;

/** What a result means for its step. */
sealed interface ResultDecision {
  /** The step is done. */
  record Complete() implements ResultDecision {}

  /** The step is tried again at a time. */
  record RetryAt(Instant due) implements ResultDecision {}

  /** The step failed for good. */
  record Fail() implements ResultDecision {}

  /** Nothing was handed in, or it has been dealt with. */
  record AlreadyApplied(StepState state) implements ResultDecision {}

  /**
   * Decides.
   *
   * @param step as it stands
   * @param policy its retry rules
   * @param now the set's time
   * @param random from -1 to 1, moves the wait
   */
  static ResultDecision decide(StepSnapshot step, RetryPolicy policy, Instant now, double random) {
    return switch (step.state()) {
      case ENQUEUED_FOR_ORCHESTRATION -> new Complete();
      case ENQUEUED_AS_ERROR_FOR_ORCHESTRATION ->
          isWorthAnotherAttempt(step)
              ? new RetryAt(now.plus(Backoff.after(policy, Math.max(1, step.attempts()), random)))
              : new Fail();
      case PENDING,
          ENQUEUED,
          IN_PROGRESS,
          WAITING_FOR_RETRY,
          COMPLETE,
          ERROR,
          CANCELLED,
          RESOLVED_MANUALLY ->
          new AlreadyApplied(step.state());
    };
  }

  private static boolean isWorthAnotherAttempt(StepSnapshot step) {
    return !Boolean.FALSE.equals(step.retryable()) && step.mayRetry();
  }
}
