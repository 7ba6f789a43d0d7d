package io.tasker.contract.operations;

import io.tasker.contract.model.TaskId;
import io.tasker.contract.model.TaskRequest;
import io.tasker.contract.model.TaskView;
import org.jspecify.annotations.Nullable;

/** What can be asked about tasks. */
public interface TaskOperations {
  /**
   * Creates a task and enqueues its first steps, in one transaction. Blocks until that is
   * committed.
   *
   * @throws io.tasker.contract.error.TaskerException {@code INVALID_REQUEST}, {@code
   *     TEMPLATE_INVALID}, {@code TEMPLATE_NOT_FOUND}, {@code TASK_EXISTS}, {@code OVERLOADED},
   *     {@code STOPPING}, {@code DATABASE_UNAVAILABLE}; in each case nothing was created
   */
  TaskView create(TaskRequest request);

  /**
   * Reads a task and its steps.
   *
   * @throws io.tasker.contract.error.TaskerException {@code TASK_NOT_FOUND}, {@code
   *     DATABASE_UNAVAILABLE}
   */
  TaskView get(TaskId task);

  /**
   * Reads a task with its template, its steps and its place in the dead letter queue.
   *
   * @throws io.tasker.contract.error.TaskerException {@code TASK_NOT_FOUND}, {@code
   *     DATABASE_UNAVAILABLE}
   */
  TaskSummary summary(TaskId task);

  /**
   * Lists tasks, newest first, without their steps. Tasks that come into being between two pages
   * shift what follows.
   *
   * @throws io.tasker.contract.error.TaskerException {@code INVALID_REQUEST}, naming what is
   *     allowed; {@code DATABASE_UNAVAILABLE}
   */
  TaskPage list(TaskQuery query);

  /**
   * Cancels a task and every step of it that is not over, in one transaction. Blocks until that is
   * committed. Workers that run such a step are told; whatever they hand in changes nothing.
   *
   * @param reason kept with the task's history; null if none was given
   * @return the task as it is afterwards
   * @throws io.tasker.contract.error.TaskerException {@code TASK_NOT_FOUND}; {@code TASK_OVER} if
   *     the task has ended already; {@code OVERLOADED}, {@code STOPPING}, {@code
   *     DATABASE_UNAVAILABLE}
   */
  default TaskView cancel(TaskId task, @Nullable String reason) {
    return cancel(task, reason, null);
  }

  /**
   * The same, but only if the task is still as it was seen.
   *
   * @param seq that the task must have; null: any
   * @throws io.tasker.contract.error.TaskerException as above, and {@code OUTDATED} if it has
   *     another: nothing was changed then
   */
  TaskView cancel(TaskId task, @Nullable String reason, @Nullable Integer seq);
}
