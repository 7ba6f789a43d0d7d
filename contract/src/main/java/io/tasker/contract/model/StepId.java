package io.tasker.contract.model;

import java.util.Objects;
import java.util.UUID;

/**
 * A step's public id. It is the task's id with the step's number plus one in the low 20 bits, so
 * that a step needs neither a column nor an index for it.
 *
 * @param value the id as clients see it
 */
public record StepId(UUID value) {
  private static final long STEP_MASK = (1L << TaskId.STEP_BITS) - 1;

  public StepId {
    Objects.requireNonNull(value, "value");
  }

  /**
   * Reads a canonical UUID.
   *
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static StepId of(String text) {
    return new StepId(UUID.fromString(text));
  }

  /** The task this step belongs to. */
  public TaskId task() {
    return new TaskId(
        new UUID(value.getMostSignificantBits(), value.getLeastSignificantBits() & ~STEP_MASK));
  }

  /** The step's number within its task, from 0; -1 if this is not a step's id. */
  public int number() {
    return (int) (value.getLeastSignificantBits() & STEP_MASK) - 1;
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
