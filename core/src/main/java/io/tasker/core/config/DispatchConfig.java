package io.tasker.core.config;

import java.time.Duration;

/**
 * How many handlers run.
 *
 * @param maxConcurrentHandlers running at once at most, from 1
 * @param bufferSize steps claimed and not yet running at most, from 1
 * @param handlerTimeout how long an attempt may run where the template does not say
 */
public record DispatchConfig(int maxConcurrentHandlers, int bufferSize, Duration handlerTimeout) {
  public DispatchConfig {
    Require.atLeast(1, "max_concurrent_handlers", maxConcurrentHandlers);
    Require.atLeast(1, "dispatch_buffer_size", bufferSize);
    Require.positive("handler_timeout_ms", handlerTimeout);
  }
}
