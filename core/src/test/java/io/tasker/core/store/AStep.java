package io.tasker.core.store;

import io.tasker.contract.model.StepState;
import io.tasker.contract.model.TaskId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Builds step snapshots; what a test does not say is as it is right after creation. */
public final class AStep {
  /** The task of every step that is not given another. */
  public static final TaskId TASK = TaskId.of("0199a1b2-0000-7abc-8000-00000ab00000");

  private TaskId task = TASK;
  private int number;
  private StepState state = StepState.PENDING;
  private int seq = 5;
  private int remaining;
  private int attempts;
  private int maxAttempts = 3;
  private @Nullable Boolean retryable;
  private @Nullable Instant leaseUntil;
  private int[] dependents = {};
  private @Nullable Instant nextAttemptAt;
  private @Nullable String orchestrationMetadata;

  private AStep() {}

  /** Step 0, pending, without parents or children, seq 5, no attempt of 3. */
  public static AStep in(StepState state) {
    AStep step = new AStep();
    step.state = state;
    return step;
  }

  /** Another task. */
  public AStep of(TaskId other) {
    task = other;
    return this;
  }

  /** Another number. */
  public AStep number(int other) {
    number = other;
    return this;
  }

  /** Another version. */
  public AStep seq(int other) {
    seq = other;
    return this;
  }

  /** Parents that are not done. */
  public AStep remaining(int count) {
    remaining = count;
    return this;
  }

  /** Claims so far and at most. */
  public AStep attempts(int soFar, int atMost) {
    attempts = soFar;
    maxAttempts = atMost;
    return this;
  }

  /** What the last result said. */
  public AStep retryable(@Nullable Boolean said) {
    retryable = said;
    return this;
  }

  /** End of the lease. */
  public AStep leaseUntil(@Nullable Instant time) {
    leaseUntil = time;
    return this;
  }

  /** When the next attempt is due. */
  public AStep nextAttemptAt(@Nullable Instant time) {
    nextAttemptAt = time;
    return this;
  }

  /** What the failure that was handed in says to the engine, JSON. */
  public AStep orchestrationMetadata(@Nullable String json) {
    orchestrationMetadata = json;
    return this;
  }

  /** Children. */
  public AStep dependents(int... numbers) {
    dependents = numbers;
    return this;
  }

  /** The snapshot. */
  public StepSnapshot read() {
    return new StepSnapshot(
        task,
        number,
        100 + number,
        state,
        seq,
        remaining,
        attempts,
        maxAttempts,
        retryable,
        leaseUntil,
        Instant.EPOCH,
        dependents,
        nextAttemptAt,
        orchestrationMetadata);
  }
}
