package io.tasker.contract.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A step as clients see it.
 *
 * @param readiness where it stands
 * @param seq changes of its state so far
 * @param createdAt when it came into being
 * @param updatedAt when it last changed
 * @param completedAt when it was completed, cancelled or resolved
 * @param results what its last attempt returned: a step execution result as JSON
 */
public record StepView(
    StepReadiness readiness,
    int seq,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant completedAt,
    @Nullable Json results) {}
