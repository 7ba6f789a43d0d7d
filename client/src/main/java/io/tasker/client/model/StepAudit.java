package io.tasker.client.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One result that a step got.
 *
 * @param auditUuid its id
 * @param workflowStepUuid of the step
 * @param transitionUuid of the change of state
 * @param taskUuid of the task
 * @param recordedAt when
 * @param workerUuid of the worker; null: not known, or its name is no UUID
 * @param correlationId of the task
 * @param success whether the step is the better for it
 * @param executionTimeMs how long the handler ran
 * @param result what happened: {@code type} and {@code data}
 * @param stepName of the step
 * @param fromState before
 * @param toState after
 */
public record StepAudit(
    UUID auditUuid,
    UUID workflowStepUuid,
    UUID transitionUuid,
    UUID taskUuid,
    Instant recordedAt,
    @Nullable UUID workerUuid,
    @Nullable UUID correlationId,
    boolean success,
    @Nullable Long executionTimeMs,
    @Nullable JsonNode result,
    String stepName,
    @Nullable String fromState,
    String toState) {}
