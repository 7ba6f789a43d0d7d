package io.tasker.contract.model;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a step stands: its state, its parents, its attempts.
 *
 * @param step the step
 * @param namedStep id of its definition in the template, the same for all tasks of the template
 * @param name the step's name within its task
 * @param state current state
 * @param totalParents how many steps it depends on
 * @param completedParents how many of them let it start
 * @param attempts how often a worker has claimed it, from 0
 * @param maxAttempts how often it may be claimed at most, from 1
 * @param retryEligible whether another attempt is allowed
 * @param readyForExecution whether it could be enqueued right now
 * @param lastFailureAt when its last failed attempt was recorded
 * @param nextRetryAt when its next attempt is due, while it waits for one
 * @param backoffSeconds how long it waits for its next attempt, rounded up, while it does
 * @param lastAttemptedAt when it was claimed last
 */
public record StepReadiness(
    StepId step,
    UUID namedStep,
    String name,
    StepState state,
    int totalParents,
    int completedParents,
    int attempts,
    int maxAttempts,
    boolean retryEligible,
    boolean readyForExecution,
    @Nullable Instant lastFailureAt,
    @Nullable Instant nextRetryAt,
    @Nullable Integer backoffSeconds,
    @Nullable Instant lastAttemptedAt) {

  /** Whether every parent lets it start. */
  public boolean dependenciesSatisfied() {
    return completedParents == totalParents;
  }
}
