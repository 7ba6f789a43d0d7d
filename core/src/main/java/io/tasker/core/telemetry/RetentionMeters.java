package io.tasker.core.telemetry;

import io.helidon.metrics.api.Counter;
import io.helidon.metrics.api.Gauge;
import io.helidon.metrics.api.MeterRegistry;
import java.util.function.Supplier;

/** What is measured of the history's upkeep. */
public final class RetentionMeters {
  private final Counter tasks;
  private final Counter partitions;
  private final Counter failures;

  /**
   * Registers the meters.
   *
   * @param defaultRows how many rows of history are where no partition was made
   */
  public RetentionMeters(MeterRegistry registry, Supplier<Long> defaultRows) {
    tasks = counter(registry, "tasker.retention.tasks_deleted.total", "Tasks deleted by age");
    partitions =
        counter(registry, "tasker.retention.partitions_dropped.total", "Partitions dropped by age");
    failures =
        counter(registry, "tasker.retention.failures.total", "Times that nothing could be deleted");
    registry.getOrCreate(
        Gauge.builder("tasker.history.default_rows", defaultRows)
            .description("Rows of history whose partition was not made in time"));
  }

  private static Counter counter(MeterRegistry registry, String name, String description) {
    return registry.getOrCreate(Counter.builder(name).description(description));
  }

  /** Tasks were deleted. */
  public void tasksDeleted(long count) {
    tasks.increment(count);
  }

  /** Partitions were dropped. */
  public void partitionsDropped(long count) {
    partitions.increment(count);
  }

  /** Something was old and could not be deleted. */
  public void failed() {
    failures.increment();
  }
}
