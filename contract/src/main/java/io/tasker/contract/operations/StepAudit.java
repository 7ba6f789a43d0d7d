package io.tasker.contract.operations;

import io.tasker.contract.model.Json;
import io.tasker.contract.model.StepId;
import io.tasker.contract.model.StepState;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One result that a step got: from a worker, from a lease that ran out, or from a person.
 *
 * @param audit id of this record
 * @param step the step
 * @param transition id of the transition that the result caused
 * @param recordedAt when
 * @param worker who handed it in; null for a person, and for a worker whose name is not a UUID
 * @param correlationId of the task
 * @param success whether the step did, or counts as having done, its work
 * @param executionTimeMs how long the attempt ran, in milliseconds; null if there was none
 * @param result as JSON: {@code type} is the event's public name; {@code data} is the step
 *     execution result, or for a person who ({@code by}) and why ({@code reason})
 * @param stepName name of the step
 * @param to state after the transition
 * @param from state before it
 */
public record StepAudit(
    UUID audit,
    StepId step,
    UUID transition,
    Instant recordedAt,
    @Nullable UUID worker,
    UUID correlationId,
    boolean success,
    @Nullable Long executionTimeMs,
    @Nullable Json result,
    String stepName,
    StepState to,
    StepState from) {}
