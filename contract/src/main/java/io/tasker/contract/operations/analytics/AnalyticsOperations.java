package io.tasker.contract.operations.analytics;

/** What can be asked about how fast and how well tasks run. */
public interface AnalyticsOperations {
  /** The longest window, in hours: a leap year. */
  int MAX_HOURS = 8_784;

  /** How many rows a list has at most. */
  int MAX_LIMIT = 1_000;

  /** How many executions may be asked for at most. */
  int MAX_EXECUTIONS = 1_000_000;

  /**
   * Sums over the tasks that were created within the last hours.
   *
   * @param hours 0 to {@link #MAX_HOURS}; 0 means 1
   * @throws io.tasker.contract.error.TaskerException {@code INVALID_REQUEST}, naming what is
   *     allowed; {@code DATABASE_UNAVAILABLE}, also if it takes too long
   */
  PerformanceMetrics performance(long hours);

  /**
   * The slowest steps and tasks among those that were created within the last hours.
   *
   * @param limit rows of each list, 1 to {@link #MAX_LIMIT}
   * @param minExecutions how often something must have run to be listed, 0 to {@link
   *     #MAX_EXECUTIONS}
   * @param hours as with {@link #performance}
   * @throws io.tasker.contract.error.TaskerException as with {@link #performance}
   */
  Bottlenecks bottlenecks(long limit, long minExecutions, long hours);
}
