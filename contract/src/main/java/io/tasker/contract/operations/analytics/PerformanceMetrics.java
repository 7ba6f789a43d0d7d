package io.tasker.contract.operations.analytics;

import java.time.Instant;

/**
 * Sums over a window. Every task counts that was created in it.
 *
 * @param from start of the window
 * @param at its end: now
 * @param hours its length
 * @param tasks how the tasks did
 * @param steps how their steps did
 * @param healthScore of the tasks created within the last hour that are complete or have failed,
 *     the part that is complete: 0 to 1, 1 if there are none
 */
public record PerformanceMetrics(
    Instant from, Instant at, long hours, Tasks tasks, Steps steps, double healthScore) {
  /**
   * Tasks.
   *
   * @param total in the window
   * @param active open now, whenever they were created
   * @param completed complete
   * @param failed blocked by failures, or error
   * @param duration from creation to completion, of complete ones
   */
  public record Tasks(long total, long active, long completed, long failed, Durations duration) {}

  /**
   * Steps.
   *
   * @param settled complete, or failed for good
   * @param duration from the claim of the last attempt to completion, of complete ones
   */
  public record Steps(long settled, Durations duration) {}

  /**
   * How long something took, in seconds; all 0 if there was nothing.
   *
   * @param average the mean
   * @param p50 as long at most: half of all
   * @param p95 as long at most: 95 of 100
   * @param p99 as long at most: 99 of 100
   */
  public record Durations(double average, double p50, double p95, double p99) {}

  /** Complete tasks in percent of all. */
  public double completionRate() {
    return percent(tasks.completed());
  }

  /** Failed tasks in percent of all. */
  public double errorRate() {
    return percent(tasks.failed());
  }

  private double percent(long part) {
    return tasks.total() == 0 ? 0 : Math.round(part * 10_000.0 / tasks.total()) / 100.0;
  }

  /** Tasks created per hour, rounded. */
  public long tasksPerHour() {
    return Math.round((double) tasks.total() / hours);
  }

  /** Steps settled per hour, rounded. */
  public long stepsPerHour() {
    return Math.round((double) steps.settled() / hours);
  }
}
