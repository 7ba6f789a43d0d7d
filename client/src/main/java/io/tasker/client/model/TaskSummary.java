package io.tasker.client.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A task with its template, its steps and its place in the dead letter queue.
 *
 * @param task the task
 * @param template what the template says
 * @param steps its steps
 * @param dlq its place in the dead letter queue
 * @param links paths of {@code task}, {@code steps} and {@code dlq}
 */
public record TaskSummary(
    Facts task, Plan template, List<StepFacts> steps, Dlq dlq, Map<String, String> links) {
  /**
   * The task itself.
   *
   * @param taskUuid its id
   * @param name of its template
   * @param namespace of its template
   * @param version of its template
   * @param status wire name of its state
   * @param initiator who asked for it
   * @param sourceSystem from where
   * @param reason why
   * @param createdAt when it was created
   * @param updatedAt when it last changed
   * @param completedAt when it was over
   * @param correlationId ties it to what caused it
   * @param totalSteps all steps
   * @param pendingSteps not yet ready
   * @param inProgressSteps at a worker
   * @param completedSteps done
   * @param failedSteps failed for good
   * @param completionPercentage 0 to 100
   * @param healthStatus {@code healthy} or {@code blocked}
   * @param executionStatus what it is up to as a whole
   * @param recommendedAction what helps
   */
  public record Facts(
      UUID taskUuid,
      String name,
      String namespace,
      String version,
      String status,
      String initiator,
      String sourceSystem,
      String reason,
      Instant createdAt,
      Instant updatedAt,
      @Nullable Instant completedAt,
      UUID correlationId,
      long totalSteps,
      long pendingSteps,
      long inProgressSteps,
      long completedSteps,
      long failedSteps,
      double completionPercentage,
      String healthStatus,
      String executionStatus,
      @Nullable String recommendedAction) {}

  /**
   * What the template says.
   *
   * @param steps its steps, in its order
   */
  public record Plan(List<PlannedStep> steps) {}

  /**
   * A step as the template has it.
   *
   * @param name its name
   * @param stepType {@code standard} and others
   * @param handler the callable
   * @param dependencies names of its parents
   * @param retryable whether it may be tried again
   * @param maxAttempts how often it may be tried
   */
  public record PlannedStep(
      String name,
      String stepType,
      String handler,
      List<String> dependencies,
      boolean retryable,
      int maxAttempts) {}

  /**
   * A step as it is.
   *
   * @param stepUuid its id
   * @param name its name
   * @param currentState wire name of its state
   * @param createdAt when it came into being
   * @param completedAt when it was done
   * @param lastAttemptedAt when it was claimed last
   * @param attempts how often it was claimed
   * @param maxAttempts how often at most
   * @param dependenciesSatisfied whether every parent lets it start
   * @param retryEligible whether another attempt is allowed
   * @param error of its last attempt
   */
  public record StepFacts(
      UUID stepUuid,
      String name,
      String currentState,
      @Nullable Instant createdAt,
      @Nullable Instant completedAt,
      @Nullable Instant lastAttemptedAt,
      int attempts,
      int maxAttempts,
      boolean dependenciesSatisfied,
      boolean retryEligible,
      @Nullable Failure error) {}

  /**
   * Why an attempt failed.
   *
   * @param errorType of the failure
   * @param retryable whether it may be tried again
   * @param statusCode of whatever the handler called
   */
  public record Failure(
      @Nullable String errorType, boolean retryable, @Nullable Integer statusCode) {}

  /**
   * A place in the dead letter queue.
   *
   * @param inDlq whether somebody has to look
   * @param dlqReason why
   * @param resolutionStatus how far the investigation is
   */
  public record Dlq(boolean inDlq, @Nullable String dlqReason, @Nullable String resolutionStatus) {}
}
