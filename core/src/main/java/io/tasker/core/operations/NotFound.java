package io.tasker.core.operations;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.contract.model.StepId;
import io.tasker.contract.model.TaskId;

/** What is asked about is not there. */
final class NotFound {
  private NotFound() {}

  static TaskerException task(TaskId task) {
    return new TaskerException(ErrorCode.TASK_NOT_FOUND, "Task not found: " + task);
  }

  static TaskerException step(StepId step) {
    return new TaskerException(ErrorCode.STEP_NOT_FOUND, "Step not found: " + step);
  }
}
