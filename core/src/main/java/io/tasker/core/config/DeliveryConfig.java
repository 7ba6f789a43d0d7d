package io.tasker.core.config;

import java.time.Duration;

/**
 * How a process learns that its queues have something, and how it makes sure that it still would.
 *
 * @param mode by signals, by looking, or both
 * @param polling how often it looks
 * @param heartbeat how often it sends itself a signal, to see whether signals come through
 * @param tolerated heartbeats that may be missing in a row, from 1; then signals count as lost
 */
public record DeliveryConfig(
    DeliveryMode mode, PollingConfig polling, Duration heartbeat, int tolerated) {
  public DeliveryConfig {
    Require.positive("health_check_interval_seconds", heartbeat);
    Require.atLeast(1, "max_consecutive_errors", tolerated);
  }
}
