package io.tasker.contract.operations.dlq;

import io.tasker.contract.model.Json;
import org.jspecify.annotations.Nullable;

/**
 * What is to change about an entry. What is null stays as it is.
 *
 * @param status how far the investigation is
 * @param notes replaces the notes
 * @param resolvedBy who looked, up to {@link #MAX_RESOLVED_BY} characters
 * @param metadata replaces the metadata as a whole
 */
public record DlqUpdate(
    @Nullable DlqStatus status,
    @Nullable String notes,
    @Nullable String resolvedBy,
    @Nullable Json metadata) {
  /** How long a name may be. */
  public static final int MAX_RESOLVED_BY = 255;
}
