package io.tasker.contract.message;

import io.tasker.contract.model.StepId;
import io.tasker.contract.model.TaskId;
import java.util.UUID;

/**
 * Points at a step, in both directions: "run this" to a worker, "look at its result" back. It never
 * carries input or result; those are in the database.
 *
 * @param task the task
 * @param step its step
 * @param correlationId the task's
 */
public record StepMessage(TaskId task, StepId step, UUID correlationId) {}
