package io.tasker.worker.boot;

import io.tasker.core.boot.Pools;
import io.tasker.core.boot.ProcessMeters;
import io.tasker.core.metric.WorkerMetric;
import io.tasker.core.telemetry.Meters;
import java.util.Objects;

/** What a worker is: its name, its age, its connections. */
final class WorkerGauges {
  private static final double NANOS_PER_SECOND = 1_000_000_000;
  private static final String VERSION =
      Objects.requireNonNullElse(
          WorkerGauges.class.getPackage().getImplementationVersion(), "unpackaged");

  private WorkerGauges() {}

  static void register(Meters meters, Pools pools, String workerId) {
    long started = System.nanoTime();
    meters.gauge(WorkerMetric.WORKER_INFO, () -> 1, workerId, VERSION);
    meters.gauge(
        WorkerMetric.WORKER_UPTIME, () -> (System.nanoTime() - started) / NANOS_PER_SECOND);
    meters.gauge(WorkerMetric.WORKER_POOL, pools::connections);
    ProcessMeters.of(pools, meters);
  }
}
