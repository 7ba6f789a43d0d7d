package io.tasker.client.model;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a step of a task stands. Times are UTC.
 *
 * @param workflowStepUuid its id
 * @param taskUuid of its task
 * @param namedStepUuid of its definition; null: the server does not say
 * @param name within the task
 * @param currentState wire name of its state
 * @param dependenciesSatisfied whether every parent lets it start
 * @param retryEligible whether another attempt is allowed
 * @param readyForExecution whether it could be enqueued right now
 * @param lastFailureAt of its last failed attempt
 * @param nextRetryAt when its next attempt is due
 * @param totalParents how many steps it depends on
 * @param completedParents how many of them let it start
 * @param attempts how often it was claimed
 * @param maxAttempts how often at most
 * @param backoffRequestSeconds how long it waits for its next attempt
 * @param lastAttemptedAt when it was claimed last
 */
public record TaskStep(
    UUID workflowStepUuid,
    UUID taskUuid,
    @Nullable UUID namedStepUuid,
    String name,
    String currentState,
    boolean dependenciesSatisfied,
    boolean retryEligible,
    boolean readyForExecution,
    @Nullable Instant lastFailureAt,
    @Nullable Instant nextRetryAt,
    int totalParents,
    int completedParents,
    int attempts,
    int maxAttempts,
    @Nullable Integer backoffRequestSeconds,
    @Nullable Instant lastAttemptedAt) {}
