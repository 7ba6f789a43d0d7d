package io.tasker.contract.template;

import java.time.Duration;

/**
 * How often a step is tried and how long it waits in between.
 *
 * @param retryable whether a failed attempt may be followed by another
 * @param maxAttempts attempts in all, 1 to 100
 * @param backoff how the wait grows
 * @param base the first wait, 0 to 1 h
 * @param max the longest wait, 0 to 1 h
 */
public record RetryPolicy(
    boolean retryable, int maxAttempts, BackoffKind backoff, Duration base, Duration max) {
  /** Three attempts, 1 s, doubling up to 30 s. */
  public static final RetryPolicy DEFAULT =
      new RetryPolicy(
          true, 3, BackoffKind.EXPONENTIAL, Duration.ofSeconds(1), Duration.ofSeconds(30));

  public RetryPolicy {
    if (maxAttempts < 1 || maxAttempts > 100) {
      throw new IllegalArgumentException("max_attempts must be 1 to 100, was " + maxAttempts);
    }
    if (base.isNegative() || max.isNegative()) {
      throw new IllegalArgumentException("backoff must not be negative");
    }
  }

  /** How many attempts a step really gets: one if it is not retryable. */
  public int attempts() {
    return retryable ? maxAttempts : 1;
  }
}
