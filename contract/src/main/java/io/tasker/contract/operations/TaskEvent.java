package io.tasker.contract.operations;

import io.tasker.contract.model.StepId;
import io.tasker.contract.model.TaskId;
import io.tasker.contract.model.TemplateName;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A state has changed, and that is committed.
 *
 * @param id where a watcher goes on who has seen this event; opaque
 * @param task whose state, or whose step's
 * @param template what the task is an instance of
 * @param correlationId of the task
 * @param step whose state, if it is a step's
 * @param seq number of the change, counted from 1 per task and per step
 * @param from wire name of the state before
 * @param to wire name of the state after
 * @param cause public name of the event that changed it
 * @param at when
 */
public record TaskEvent(
    String id,
    TaskId task,
    TemplateName template,
    UUID correlationId,
    @Nullable Step step,
    int seq,
    String from,
    String to,
    String cause,
    Instant at) {
  /**
   * The step whose state changed.
   *
   * @param step its id
   * @param name its name in the template
   */
  public record Step(StepId step, String name) {}
}
