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
 */
public record CancelTask(TaskId task, @Nullable String reason) implements Message<EventOutcome> {}
