package io.tasker.contract.model;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A task as clients see it.
 *
 * @param task the task
 * @param seq changes of its state so far
 * @param template what it is an instance of
 * @param state current state
 * @param createdAt when it was created
 * @param updatedAt when it last changed
 * @param completedAt when it reached a final state
 * @param context its input, a JSON object
 * @param origin who asked for it, from where and why
 * @param priority -100 to 100
 * @param tags labels of the request
 * @param correlationId ties the task to what caused it
 * @param parentCorrelationId ties that to what caused it in turn
 * @param counts its steps by state
 * @param executionStatus what it is up to as a whole
 * @param steps its steps in order; empty in lists
 */
public record TaskView(
    TaskId task,
    int seq,
    TemplateName template,
    TaskState state,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant completedAt,
    Json context,
    Origin origin,
    int priority,
    List<String> tags,
    UUID correlationId,
    @Nullable UUID parentCorrelationId,
    StepCounts counts,
    ExecutionStatus executionStatus,
    List<StepReadiness> steps) {

  /** {@code blocked} if a step failed for good, otherwise {@code healthy}. */
  public String healthStatus() {
    return counts.failed() > 0 ? "blocked" : "healthy";
  }
}
