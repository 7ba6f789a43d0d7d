package io.tasker.core.config;

/**
 * How many handlers run.
 *
 * @param maxConcurrentHandlers running at once at most, from 1
 * @param bufferSize steps claimed and not yet running at most, from 1
 */
public record DispatchConfig(int maxConcurrentHandlers, int bufferSize) {
  public DispatchConfig {
    Require.atLeast(1, "max_concurrent_handlers", maxConcurrentHandlers);
    Require.atLeast(1, "dispatch_buffer_size", bufferSize);
  }
}
