package io.tasker.core.config;

import java.time.Duration;

/**
 * How often a queue is looked at without a signal.
 *
 * @param quickest the pause while there is work
 * @param fallback the pause when nothing has come for long
 */
public record PollingConfig(Duration quickest, Duration fallback) {
  public PollingConfig {
    Require.positive("quickest_ms", quickest);
    Require.positive("fallback_polling_interval_seconds", fallback);
    if (quickest.compareTo(fallback) > 0) {
      throw new IllegalArgumentException(
          "the quickest poll (%s) must not be slower than the fallback (%s)"
              .formatted(quickest, fallback));
    }
  }
}
