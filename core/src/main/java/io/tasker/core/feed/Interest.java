package io.tasker.core.feed;

import io.tasker.contract.model.TaskId;
import io.tasker.core.store.EventRow;
import org.jspecify.annotations.Nullable;

/**
 * What a watcher wants to know; what is null does not filter.
 *
 * @param task one task and its steps; null: all tasks without their steps
 * @param namespace of the template
 * @param name of the template
 * @param state code of the state that a task changes to
 */
public record Interest(
    @Nullable TaskId task,
    @Nullable String namespace,
    @Nullable String name,
    @Nullable Integer state) {
  /** Whether a row is of interest. */
  boolean covers(EventRow row) {
    return (task == null || task.equals(row.place().task()))
        && (namespace == null || namespace.equals(row.template().namespace()))
        && (name == null || name.equals(row.template().name()))
        && (state == null || row.place().isTask() && state == row.to());
  }
}
