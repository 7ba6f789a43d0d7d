package io.tasker.core.config;

import java.time.Duration;

/**
 * The patience with the connections of a pool; how many there are follows from what they are for.
 *
 * @param acquireTimeout how long to wait for a free one
 * @param idleTimeout after which an idle one is closed, the last one excepted
 * @param maxLifetime after which one is replaced
 */
public record PoolConfig(Duration acquireTimeout, Duration idleTimeout, Duration maxLifetime) {
  public PoolConfig {
    Require.positive("acquire_timeout_seconds", acquireTimeout);
    Require.positive("idle_timeout_seconds", idleTimeout);
    Require.positive("max_lifetime_seconds", maxLifetime);
  }
}
