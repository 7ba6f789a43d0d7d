package io.tasker.core.resilience;

import io.tasker.contract.template.RetryPolicy;
import java.time.Duration;

/** How long to wait before the next attempt. */
public final class Backoff {
  /** How far a wait may be moved at random, either way, as a share of itself (charter §5). */
  static final double JITTER = 0.15;

  private Backoff() {}

  /**
   * The wait after an attempt: {@code min(max, base · growth(attempt))}, moved by up to 15 % either
   * way and still not above the maximum.
   *
   * @param policy the step's
   * @param attempt the attempt that failed, from 1
   * @param random from -1 to 1; 0 moves nothing
   */
  public static Duration after(RetryPolicy policy, int attempt, double random) {
    double base = policy.base().toMillis();
    double grown =
        switch (policy.backoff()) {
          case NONE -> 0;
          case LINEAR -> base * attempt;
          case EXPONENTIAL -> base * Math.pow(2, attempt - 1.0);
          case FIBONACCI -> base * fibonacci(attempt);
        };
    double max = policy.max().toMillis();
    double moved = Math.min(max, grown) * (1 + JITTER * Math.clamp(random, -1.0, 1.0));
    return Duration.ofMillis(Math.round(Math.min(max, moved)));
  }

  private static double fibonacci(int n) {
    double previous = 0;
    double current = 1;
    for (int i = 1; i < n; i++) {
      double next = previous + current;
      previous = current;
      current = next;
    }
    return current;
  }
}
