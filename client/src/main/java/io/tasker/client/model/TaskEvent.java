package io.tasker.client.model;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a task or one of its steps.
 *
 * @param taskUuid the task
 * @param stepUuid the step; null: it happened to the task
 * @param stepName of the step
 * @param seq counts the changes of one task or step
 * @param fromState before; null: it was created
 * @param toState after
 * @param cause why
 * @param at when
 */
public record TaskEvent(
    UUID taskUuid,
    @Nullable UUID stepUuid,
    @Nullable String stepName,
    long seq,
    @Nullable String fromState,
    String toState,
    @Nullable String cause,
    @Nullable Instant at) {}
