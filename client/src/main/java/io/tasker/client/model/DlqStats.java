package io.tasker.client.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The entries of one reason.
 *
 * @param dlqReason the reason
 * @param totalEntries all of them
 * @param pending somebody has to look at
 * @param manuallyResolved brought in order
 * @param permanentFailures will not be
 * @param cancelled given up
 * @param oldestEntry when the first one was entered
 * @param newestEntry when the last one was entered
 * @param avgResolutionTimeMinutes from entry to resolution
 */
public record DlqStats(
    String dlqReason,
    long totalEntries,
    long pending,
    long manuallyResolved,
    long permanentFailures,
    long cancelled,
    @Nullable Instant oldestEntry,
    @Nullable Instant newestEntry,
    @Nullable Double avgResolutionTimeMinutes) {}
