package io.tasker.contract.model;

/**
 * How many steps of a task are where. Steps that are queued, handed in or waiting for a retry count
 * in the total only.
 *
 * @param total all steps
 * @param pending steps in {@code pending}
 * @param inProgress steps in {@code in_progress}
 * @param completed steps in {@code complete} or {@code resolved_manually}
 * @param failed steps in {@code error}
 * @param ready steps that could be enqueued right now
 */
public record StepCounts(
    int total, int pending, int inProgress, int completed, int failed, int ready) {
  /** Completed steps in percent of all, with two decimals, 0 to 100; 0 if there are no steps. */
  public double completionPercentage() {
    return total == 0 ? 0 : Math.round(completed * 10_000.0 / total) / 100.0;
  }
}
