package io.tasker.core.lifecycle.finalization;

import io.tasker.contract.model.TaskId;
import io.tasker.core.actor.Message;
import io.tasker.core.lifecycle.EventOutcome;

/**
 * Look at a task again, though no result came in.
 *
 * @param task the task
 */
public record EvaluateTask(TaskId task) implements Message<EventOutcome> {}
