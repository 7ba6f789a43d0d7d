package io.tasker.client.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.tasker.contract.model.TaskState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A task as the server tells of it. Times are UTC.
 *
 * @param taskUuid its id
 * @param name of its template
 * @param namespace of its template
 * @param version of its template
 * @param status wire name of its state
 * @param createdAt when it was created
 * @param updatedAt when it last changed
 * @param completedAt when it was over; null: it is not
 * @param context its input
 * @param initiator who asked for it
 * @param sourceSystem from where
 * @param reason why
 * @param priority -100 to 100
 * @param tags its labels
 * @param correlationId ties it to what caused it
 * @param parentCorrelationId ties that to what caused it in turn
 * @param totalSteps all steps
 * @param pendingSteps not yet ready
 * @param inProgressSteps at a worker
 * @param completedSteps complete or resolved by hand
 * @param failedSteps failed for good
 * @param readySteps could be enqueued right now
 * @param executionStatus what it is up to as a whole
 * @param recommendedAction what helps
 * @param completionPercentage 0 to 100
 * @param healthStatus {@code healthy} or {@code blocked}
 * @param steps its steps; empty in lists, and by gRPC in the answers to a create and a cancel
 * @param seq how often its state has changed; null: the server does not say
 */
public record Task(
    UUID taskUuid,
    String name,
    String namespace,
    String version,
    String status,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant completedAt,
    JsonNode context,
    String initiator,
    String sourceSystem,
    String reason,
    @Nullable Integer priority,
    @Nullable List<String> tags,
    UUID correlationId,
    @Nullable UUID parentCorrelationId,
    long totalSteps,
    long pendingSteps,
    long inProgressSteps,
    long completedSteps,
    long failedSteps,
    long readySteps,
    String executionStatus,
    String recommendedAction,
    double completionPercentage,
    String healthStatus,
    List<TaskStep> steps,
    @Nullable Integer seq) {
  /** The state, if this version knows it. */
  public Optional<TaskState> state() {
    return TaskState.ofWireName(status);
  }

  /** Whether nothing more happens to it: complete, error, cancelled or resolved. */
  public boolean isOver() {
    return OVER.contains(status);
  }

  /** Whether it does not go on by itself: it is over, or a person has to decide. */
  public boolean isSettled() {
    return isOver() || status.equals(TaskState.BLOCKED_BY_FAILURES.wireName());
  }

  /** Whether all of its work is done. */
  public boolean isComplete() {
    return status.equals(TaskState.COMPLETE.wireName());
  }

  private static final Set<String> OVER =
      Set.of(
          TaskState.COMPLETE.wireName(),
          TaskState.ERROR.wireName(),
          TaskState.CANCELLED.wireName(),
          TaskState.RESOLVED_MANUALLY.wireName());
}
