package io.tasker.core.resilience;

import java.time.Duration;

/**
 * When a circuit breaker opens and closes.
 *
 * @param failureThreshold failures in a row that open it, from 1
 * @param timeout how long it stays open before it tries, above zero
 * @param successThreshold successes in a row that close it then, from 1
 */
public record BreakerSettings(int failureThreshold, Duration timeout, int successThreshold) {
  public BreakerSettings {
    if (failureThreshold < 1 || successThreshold < 1 || !timeout.isPositive()) {
      throw new IllegalArgumentException(
          "thresholds must be at least 1 and the timeout above zero: %d, %d, %s"
              .formatted(failureThreshold, successThreshold, timeout));
    }
  }
}
