package io.tasker.core.property;

import io.tasker.contract.template.BackoffKind;
import java.time.Duration;

/**
 * When a failed attempt is tried again, in whole numbers.
 *
 * @param attempts how many there may be
 * @param kind how the wait grows
 * @param baseMillis the first wait
 * @param maxMillis the longest wait
 * @param chancePermille what chance makes of a wait, 850 to 1150
 */
public record ModelRetry(
    int attempts, BackoffKind kind, long baseMillis, long maxMillis, int chancePermille) {

  /** The wait after the attempt of this number. */
  public Duration waitAfter(int attempt) {
    long wait = Math.min(maxMillis, grown(attempt));
    return Duration.ofMillis(Math.min(maxMillis, wait * chancePermille / 1_000));
  }

  private long grown(int attempt) {
    return switch (kind) {
      case NONE -> 0;
      case LINEAR -> baseMillis * attempt;
      case EXPONENTIAL -> baseMillis << (attempt - 1);
      case FIBONACCI -> baseMillis * fibonacci(attempt);
    };
  }

  private static long fibonacci(int n) {
    return n <= 2 ? 1 : fibonacci(n - 1) + fibonacci(n - 2);
  }
}
