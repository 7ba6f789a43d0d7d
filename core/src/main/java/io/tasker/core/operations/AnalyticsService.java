package io.tasker.core.operations;

import io.tasker.contract.operations.analytics.AnalyticsOperations;
import io.tasker.contract.operations.analytics.Bottlenecks;
import io.tasker.contract.operations.analytics.PerformanceMetrics;
import io.tasker.core.store.AnalyticsStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.DoubleSupplier;

/** Sums over tasks and steps for API plugins. */
public final class AnalyticsService implements AnalyticsOperations {
  private final AnalyticsStore store;
  private final DoubleSupplier poolUtilization;
  private final InstantSource clock;

  /**
   * Reads sums.
   *
   * @param poolUtilization busy connections by connections of the fullest pool, 0 to 1
   */
  public AnalyticsService(
      AnalyticsStore store, DoubleSupplier poolUtilization, InstantSource clock) {
    this.store = store;
    this.poolUtilization = poolUtilization;
    this.clock = clock;
  }

  @Override
  public PerformanceMetrics performance(long hours) {
    return store.performance(clock.instant(), hours(hours));
  }

  @Override
  public Bottlenecks bottlenecks(long limit, long minExecutions, long hours) {
    Ranges.require("limit", limit, 1, MAX_LIMIT);
    Ranges.require("min_executions", minExecutions, 0, MAX_EXECUTIONS);
    Instant from = clock.instant().minus(Duration.ofHours(hours(hours)));
    AnalyticsStore.StateCounts counts = store.stateCounts(from);
    return new Bottlenecks(
        store.slowSteps(from, limit, minExecutions),
        store.slowTasks(from, limit, minExecutions),
        poolUtilization.getAsDouble(),
        counts.tasks(),
        counts.steps());
  }

  /** Clients that ask for no hours mean the shortest window. */
  private static long hours(long hours) {
    return Math.max(1, Ranges.require("hours", hours, 0, MAX_HOURS));
  }
}
