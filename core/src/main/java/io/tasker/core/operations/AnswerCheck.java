package io.tasker.core.operations;

import io.tasker.contract.operations.HealthOperations.Check;
import io.tasker.core.resilience.CircuitBreaker;
import java.time.Duration;

/** Whether somebody answers, and how long that took. */
public final class AnswerCheck {
  private AnswerCheck() {}

  /**
   * Asks now.
   *
   * @param ping throws if there is no answer
   */
  public static Check of(Runnable ping) {
    long before = System.nanoTime();
    try {
      ping.run();
      return new Check("healthy", "answers", millisSince(before));
    } catch (RuntimeException e) {
      return new Check("unhealthy", "does not answer: " + e.getMessage(), millisSince(before));
    }
  }

  /** The same, but nobody is asked while a breaker knows the answer. */
  public static Check of(CircuitBreaker breaker, Runnable ping) {
    return of(
        () -> {
          breaker.refusalIfOpen().ifPresent(AnswerCheck::raise);
          ping.run();
        });
  }

  private static void raise(RuntimeException refusal) {
    throw refusal;
  }

  private static long millisSince(long before) {
    return Duration.ofNanos(System.nanoTime() - before).toMillis();
  }
}
