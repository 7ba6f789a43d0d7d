package io.tasker.client.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A step with its results. Times are UTC.
 *
 * @param stepUuid its id
 * @param taskUuid of its task
 * @param name within the task
 * @param createdAt when it came into being
 * @param updatedAt when it last changed
 * @param completedAt when it was completed, cancelled or resolved
 * @param results what its last attempt returned: a step execution result
 * @param currentState wire name of its state
 * @param dependenciesSatisfied whether every parent lets it start
 * @param retryEligible whether another attempt is allowed
 * @param readyForExecution whether it could be enqueued right now
 * @param totalParents how many steps it depends on
 * @param completedParents how many of them let it start
 * @param attempts how often it was claimed
 * @param maxAttempts how often at most
 * @param lastFailureAt of its last failed attempt
 * @param nextRetryAt when its next attempt is due
 * @param lastAttemptedAt when it was claimed last
 * @param seq how often its state has changed; null: the server does not say
 */
public record Step(
    UUID stepUuid,
    UUID taskUuid,
    String name,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant completedAt,
    @Nullable JsonNode results,
    String currentState,
    boolean dependenciesSatisfied,
    boolean retryEligible,
    boolean readyForExecution,
    int totalParents,
    int completedParents,
    int attempts,
    int maxAttempts,
    @Nullable Instant lastFailureAt,
    @Nullable Instant nextRetryAt,
    @Nullable Instant lastAttemptedAt,
    @Nullable Integer seq) {}
