package io.tasker.client.model;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A pending entry, for somebody who works through them.
 *
 * @param dlqEntryUuid its id
 * @param taskUuid of the task
 * @param originalState the state that the task was in
 * @param dlqReason why
 * @param dlqTimestamp when
 * @param minutesInDlq since then
 * @param namespaceName of its template
 * @param taskName of its template
 * @param currentState as the snapshot has it
 * @param timeInStateMinutes how long the task had been in that state
 * @param priorityScore how urgent it is
 */
public record Investigation(
    UUID dlqEntryUuid,
    UUID taskUuid,
    String originalState,
    String dlqReason,
    Instant dlqTimestamp,
    double minutesInDlq,
    @Nullable String namespaceName,
    @Nullable String taskName,
    @Nullable String currentState,
    @Nullable Integer timeInStateMinutes,
    double priorityScore) {}
