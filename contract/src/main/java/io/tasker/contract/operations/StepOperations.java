package io.tasker.contract.operations;

import io.tasker.contract.model.StepAction;
import io.tasker.contract.model.StepId;
import io.tasker.contract.model.StepView;
import io.tasker.contract.model.TaskId;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
  default StepView act(TaskId task, StepId step, StepAction action) {
    return act(task, step, action, null);
  }

  /**
   * The same, but only if the step is still as it was seen.
   *
   * @param seq that the step must have; null: any
   * @throws io.tasker.contract.error.TaskerException as above, and {@code OUTDATED} if it has
   *     another: nothing was changed then
   */
  StepView act(TaskId task, StepId step, StepAction action, @Nullable Integer seq);
}
