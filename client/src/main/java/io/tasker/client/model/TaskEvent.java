package io.tasker.client.model;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The state of a task or of one of its steps has changed, and that is committed.
 *
 * @param id where a watcher goes on who has seen it; opaque
 * @param taskUuid the task
 * @param namespace of its template
 * @param name of its template
 * @param version of its template
 * @param correlationId of the task
 * @param stepUuid the step; null: it is the task's state
 * @param stepName of the step
 * @param seq number of the change, counted per task and per step
 * @param fromState before
 * @param toState after
 * @param cause why
 * @param at when
 */
public record TaskEvent(
    @Nullable String id,
    UUID taskUuid,
    String namespace,
    String name,
    String version,
    UUID correlationId,
    @Nullable UUID stepUuid,
    @Nullable String stepName,
    int seq,
    String fromState,
    String toState,
    String cause,
    Instant at) {
  /** The same with the id that its stream gave it. */
  public TaskEvent id(String id) {
    return new TaskEvent(
        id,
        taskUuid,
        namespace,
        name,
        version,
        correlationId,
        stepUuid,
        stepName,
        seq,
        fromState,
        toState,
        cause,
        at);
  }
}
