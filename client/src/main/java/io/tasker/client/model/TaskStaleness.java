package io.tasker.client.model;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How long an open task has been where it is.
 *
 * @param taskUuid the task
 * @param namespaceName of its template
 * @param taskName of its template
 * @param currentState where it is
 * @param timeInStateMinutes how long it has been there
 * @param taskAgeMinutes since it was created
 * @param stalenessThresholdMinutes how long it may be there
 * @param healthStatus {@code healthy}, {@code warning} or {@code stale}
 * @param priority of the task
 */
public record TaskStaleness(
    UUID taskUuid,
    @Nullable String namespaceName,
    @Nullable String taskName,
    String currentState,
    int timeInStateMinutes,
    int taskAgeMinutes,
    int stalenessThresholdMinutes,
    String healthStatus,
    int priority) {}
