package io.tasker.contract.operations;

import io.tasker.contract.model.StepAction;
import io.tasker.contract.model.StepId;
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

  /**
   * Reads one step of a task.
   *
   * @throws io.tasker.contract.error.TaskerException {@code STEP_NOT_FOUND} if there is no such
   *     step or it belongs to another task; {@code DATABASE_UNAVAILABLE}
   */
  StepView get(TaskId task, StepId step);

  /**
   * Reads the results that a step got, newest first: those of workers, of leases that ran out, and
   * of people.
   *
   * @throws io.tasker.contract.error.TaskerException as with {@link #get}
   */
  List<StepAudit> audit(TaskId task, StepId step);

  /**
   * Resets, resolves or completes a step by hand and moves its task on, in one transaction. Blocks
   * until that is committed.
   *
   * @return the step as it is afterwards
   * @throws io.tasker.contract.error.TaskerException {@code STEP_NOT_FOUND} as with {@link #get};
   *     {@code STEP_STATE_FORBIDS}, naming the present state and those it is allowed from; {@code
   *     OVERLOADED}, {@code STOPPING}, {@code DATABASE_UNAVAILABLE}
   */
  StepView act(TaskId task, StepId step, StepAction action);
}
