package io.tasker.core.config;

import java.time.Duration;

/**
 * The connections that API reads use.
 *
 * @param maxConnections open at once at most, from 1
 * @param acquireTimeout how long to wait for a free one
 */
public record ApiPoolConfig(int maxConnections, Duration acquireTimeout) {
  public ApiPoolConfig {
    Require.atLeast(1, "web_api_max_connections", maxConnections);
    Require.positive("web_api_connection_timeout_seconds", acquireTimeout);
  }
}
