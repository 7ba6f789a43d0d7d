package io.tasker.contract.operations.dlq;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The entries of one reason.
 *
 * @param reason the reason
 * @param total all of them
 * @param pending those that somebody has to look at
 * @param manuallyResolved those brought in order
 * @param permanentlyFailed those that will not be
 * @param cancelled those given up
 * @param oldest when the first one was entered
 * @param newest when the last one was entered
 * @param averageResolutionMinutes from entry to resolution, of those that are over; null if none is
 */
public record DlqStats(
    DlqReason reason,
    long total,
    long pending,
    long manuallyResolved,
    long permanentlyFailed,
    long cancelled,
    Instant oldest,
    Instant newest,
    @Nullable Double averageResolutionMinutes) {}
