package io.tasker.core.lifecycle.initialization;

import io.tasker.core.actor.Message;
import io.tasker.core.lifecycle.WriterEvent.Creation;
import io.tasker.core.store.TaskPlan;

/**
 * Create a task and enqueue its first steps.
 *
 * @param plan everything about it
 */
public record InitializeTask(TaskPlan plan) implements Message<Creation> {}
