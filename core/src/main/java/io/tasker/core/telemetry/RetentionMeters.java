package io.tasker.core.telemetry;

import io.helidon.metrics.api.Counter;
import io.tasker.core.metric.UpkeepMetric;
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
  public RetentionMeters(Meters meters, Supplier<Long> defaultRows) {
    tasks = meters.counter(UpkeepMetric.RETENTION_TASKS);
    partitions = meters.counter(UpkeepMetric.RETENTION_PARTITIONS);
    failures = meters.counter(UpkeepMetric.RETENTION_FAILURES);
    meters.gauge(UpkeepMetric.HISTORY_DEFAULT_ROWS, () -> defaultRows.get());
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
