package io.tasker.core.lifecycle.cancellation;

import io.tasker.contract.model.TaskId;
import io.tasker.core.actor.Message;
import io.tasker.core.lifecycle.EventOutcome;

/**
 * End a task that does not move, with every step of it that is not over.
 *
 * @param task the task
 * @param seq its version when that was seen; if it has moved since, it goes on
 * @param reason why
 */
public record GiveUpTask(TaskId task, int seq, String reason) implements Message<EventOutcome> {}
