package io.tasker.core.lifecycle.cancellation;

import io.tasker.contract.model.TaskId;
import io.tasker.core.actor.Message;
import io.tasker.core.lifecycle.EventOutcome;
import org.jspecify.annotations.Nullable;

/**
 * Cancel a task and every step of it that is not over.
 *
 * @param task the task
 * @param reason why, if somebody said so
 * @param seq the version of the task that is meant; null: any
 */
public record CancelTask(TaskId task, @Nullable String reason, @Nullable Integer seq)
    implements Message<EventOutcome> {
  /** Whatever its version. */
  public CancelTask(TaskId task, @Nullable String reason) {
    this(task, reason, null);
  }
}
