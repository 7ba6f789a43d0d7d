package io.tasker.contract.operations.dlq;

import io.tasker.contract.model.TaskId;
import io.tasker.contract.model.TaskState;
import org.jspecify.annotations.Nullable;

/**
 * How long an open task has been where it is, and how long it may be. All times are whole minutes.
 *
 * @param task the task
 * @param namespace of its template
 * @param name of its template
 * @param state where it is
 * @param minutesInState how long it has been there
 * @param ageMinutes since it was created
 * @param thresholdMinutes how long it may be there
 * @param priority of the task
 */
public record TaskStaleness(
    TaskId task,
    @Nullable String namespace,
    @Nullable String name,
    TaskState state,
    int minutesInState,
    int ageMinutes,
    int thresholdMinutes,
    int priority) {
  /** {@code stale} from the threshold on, {@code warning} from four fifths of it, or healthy. */
  public String health() {
    if (minutesInState >= thresholdMinutes) {
      return "stale";
    }
    return minutesInState * 5L >= thresholdMinutes * 4L ? "warning" : "healthy";
  }
}
