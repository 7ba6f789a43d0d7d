package io.tasker.client.model;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * What is to change about an entry. What is null stays as it is.
 *
 * @param resolutionStatus {@code Pending}, {@code ManuallyResolved}, {@code PermanentlyFailed} or
 *     {@code Cancelled}
 * @param resolutionNotes replaces the notes
 * @param resolvedBy who looked, up to 255 characters
 * @param metadata replaces the metadata
 */
public record DlqUpdate(
    @Nullable String resolutionStatus,
    @Nullable String resolutionNotes,
    @Nullable String resolvedBy,
    @Nullable JsonNode metadata) {}
