package io.tasker.contract.operations.dlq;

import io.tasker.contract.model.Json;
import io.tasker.contract.model.TaskId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A task that a person has, or had, to look at. A task has one pending entry at most.
 *
 * @param entry id of the entry
 * @param task the task
 * @param originalState wire name of the state that the task was in
 * @param reason why
 * @param enteredAt when
 * @param status how far the investigation is
 * @param resolvedAt since when it is over; null while it is pending
 * @param notes of whoever looked
 * @param resolvedBy who looked
 * @param snapshot what was known of the task, as JSON
 * @param metadata how it was found, or whatever whoever looked put in its place, as JSON
 * @param createdAt when the entry was made
 * @param updatedAt when it last changed
 */
public record DlqEntry(
    UUID entry,
    TaskId task,
    String originalState,
    DlqReason reason,
    Instant enteredAt,
    DlqStatus status,
    @Nullable Instant resolvedAt,
    @Nullable String notes,
    @Nullable String resolvedBy,
    Json snapshot,
    @Nullable Json metadata,
    Instant createdAt,
    Instant updatedAt) {}
