package io.tasker.core.config;

import java.time.Duration;
import java.util.List;

/**
 * The worker's part.
 *
 * @param workerId its name in leases and audits
 * @param dispatch how many handlers run
 * @param lease how long a claimed step is its own
 * @param delivery how it learns that its queues have something
 * @param setSize steps claimed or results submitted in one transaction at most, from 1
 * @param handlerPaths jar files, folders and glob patterns of handlers, as they were written
 * @param webEnabled whether health and metrics are served
 * @param webBindAddress host and port for them
 * @param shutdownTimeout how long running handlers may take to end
 */
public record WorkerConfig(
    String workerId,
    DispatchConfig dispatch,
    LeaseConfig lease,
    DeliveryConfig delivery,
    int setSize,
    List<String> handlerPaths,
    boolean webEnabled,
    String webBindAddress,
    Duration shutdownTimeout) {
  public WorkerConfig {
    handlerPaths = List.copyOf(handlerPaths);
    if (workerId.isBlank()) {
      throw new IllegalArgumentException("worker_id must not be empty");
    }
    Require.atLeast(1, "worker.set_size", setSize);
    Require.positive("worker.shutdown_timeout_ms", shutdownTimeout);
  }
}
