package io.tasker.contract.operations;

import io.tasker.contract.model.StepView;
import io.tasker.contract.model.TaskId;
import java.util.List;

/** What can be asked about steps. */
public interface StepOperations {
  /**
   * Reads the steps of a task in order; none if the task does not exist, as the public API has it.
   *
   * @throws io.tasker.contract.error.TaskerException {@code DATABASE_UNAVAILABLE}
   */
  List<StepView> list(TaskId task);
}
