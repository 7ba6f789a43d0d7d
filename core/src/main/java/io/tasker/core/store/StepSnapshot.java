package io.tasker.core.store;

import io.tasker.contract.model.StepId;
import io.tasker.contract.model.StepState;
import io.tasker.contract.model.TaskId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A step row as it was read under its task's lock.
 *
 * @param task its task
 * @param number its number in the task
 * @param templateStep its definition
 * @param state state
 * @param seq transitions so far; of a claimed step, the lease's token
 * @param remaining parents that do not let it start yet
 * @param attempts claims so far
 * @param maxAttempts claims at most
 * @param retryable whether the last result allows another attempt; null before the first
 * @param leaseUntil until when a worker may keep it
 * @param updatedAt when it last changed
 * @param dependents numbers of its children
 * @param nextAttemptAt when its next attempt is due, while it waits for one
 * @param orchestrationMetadata what a failure that was handed in says to us, JSON as it was stored;
 *     null in every other state
 */
public record StepSnapshot(
    TaskId task,
    int number,
    int templateStep,
    StepState state,
    int seq,
    int remaining,
    int attempts,
    int maxAttempts,
    @Nullable Boolean retryable,
    @Nullable Instant leaseUntil,
    Instant updatedAt,
    int[] dependents,
    @Nullable Instant nextAttemptAt,
    @Nullable String orchestrationMetadata) {

  /** Its public id. */
  public StepId id() {
    return task.step(number);
  }

  /** Whether another attempt is allowed. */
  public boolean mayRetry() {
    return attempts < maxAttempts;
  }
}
