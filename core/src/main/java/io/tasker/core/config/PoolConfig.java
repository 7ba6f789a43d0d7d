package io.tasker.core.config;

import java.time.Duration;

/**
 * The size of a connection pool and the patience with its connections.
 *
 * @param maxConnections from 1
 * @param minConnections kept open though idle, from 0 to the maximum
 * @param acquireTimeout how long to wait for a free one
 * @param idleTimeout after which an idle one above the minimum is closed
 * @param maxLifetime after which one is replaced
 */
public record PoolConfig(
    int maxConnections,
    int minConnections,
    Duration acquireTimeout,
    Duration idleTimeout,
    Duration maxLifetime) {
  public PoolConfig {
    Require.atLeast(1, "max_connections", maxConnections);
    Require.atLeast(0, "min_connections", minConnections);
    Require.positive("acquire_timeout_seconds", acquireTimeout);
    Require.positive("idle_timeout_seconds", idleTimeout);
    Require.positive("max_lifetime_seconds", maxLifetime);
    if (minConnections > maxConnections) {
      throw new IllegalArgumentException(
          "min_connections must not be above max_connections (%d), was %d"
              .formatted(maxConnections, minConnections));
    }
  }
}
