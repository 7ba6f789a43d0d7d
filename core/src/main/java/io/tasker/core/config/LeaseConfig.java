package io.tasker.core.config;

import java.time.Duration;
import java.util.Optional;

/**
 * How long a claimed step belongs to its worker.
 *
 * @param margin what a lease is longer than the step's timeout
 * @param heartbeat how often a running step's lease is extended
 * @param fixed the length of every lease, whatever the timeout; empty: timeout and margin
 */
public record LeaseConfig(Duration margin, Duration heartbeat, Optional<Duration> fixed) {
  public LeaseConfig {
    Require.notNegative("lease.margin_ms", margin);
    Require.positive("lease.heartbeat_ms", heartbeat);
    fixed.ifPresent(length -> Require.positive("lease.fixed_ms", length));
  }
}
