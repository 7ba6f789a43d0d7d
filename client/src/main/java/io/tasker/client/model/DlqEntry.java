package io.tasker.client.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A task that a person has, or had, to look at. Times are UTC.
 *
 * @param dlqEntryUuid its id
 * @param taskUuid of the task
 * @param originalState the state that the task was in
 * @param dlqReason why
 * @param dlqTimestamp when
 * @param resolutionStatus how far the investigation is
 * @param resolutionTimestamp since when it is over
 * @param resolutionNotes of whoever looked
 * @param resolvedBy who looked
 * @param taskSnapshot what was known of the task
 * @param metadata how it was found
 * @param createdAt when the entry was made
 * @param updatedAt when it last changed
 */
public record DlqEntry(
    UUID dlqEntryUuid,
    UUID taskUuid,
    String originalState,
    String dlqReason,
    Instant dlqTimestamp,
    String resolutionStatus,
    @Nullable Instant resolutionTimestamp,
    @Nullable String resolutionNotes,
    @Nullable String resolvedBy,
    JsonNode taskSnapshot,
    @Nullable JsonNode metadata,
    Instant createdAt,
    Instant updatedAt) {}
