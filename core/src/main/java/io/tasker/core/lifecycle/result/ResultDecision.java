package io.tasker.core.lifecycle.result;

import io.tasker.contract.model.StepState;
import io.tasker.contract.template.RetryPolicy;
import io.tasker.core.resilience.Backoff;
import io.tasker.core.store.StepSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What a result means for its step. */
sealed interface ResultDecision {
  /** The step is done. */
  record Complete() implements ResultDecision {}

  /**
   * The step is tried again at a time.
   *
   * @param due when
   * @param problems why a hint was not followed, one sentence each
   */
  record RetryAt(Instant due, List<String> problems) implements ResultDecision {
    public RetryAt {
      problems = List.copyOf(problems);
    }

    RetryAt(Instant due) {
      this(due, List.of());
    }
  }

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
          isWorthAnotherAttempt(step) ? retry(step, policy, now, random) : new Fail();
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

  /** A hint takes the place of the policy's wait, as long as it is within the policy's longest. */
  private static RetryAt retry(StepSnapshot step, RetryPolicy policy, Instant now, double random) {
    RetryHint hint = RetryHint.read(step.orchestrationMetadata(), now);
    Duration wait =
        hint.asked()
            .map(wish -> wish.compareTo(policy.max()) > 0 ? policy.max() : wish)
            .orElseGet(() -> Backoff.after(policy, Math.max(1, step.attempts()), random));
    return new RetryAt(now.plus(wait), hint.problems());
  }

  private static boolean isWorthAnotherAttempt(StepSnapshot step) {
    return !Boolean.FALSE.equals(step.retryable()) && step.mayRetry();
  }
}
