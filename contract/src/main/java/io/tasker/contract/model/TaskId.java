package io.tasker.contract.model;

import java.util.Objects;
import java.util.UUID;

/**
 * A task's public id: a UUIDv7 whose low 20 bits are zero, so that the ids of its steps can be
 * counted up from it ({@link StepId}). Any UUID is accepted here, since clients may ask for ids
 * that never existed.
 *
 * @param value the id as clients see it
 */
public record TaskId(UUID value) {
  /** Bits of a task id that are left to its steps. */
  static final int STEP_BITS = 20;

  /** How many steps a task can have at most: 1,048,575. */
  public static final int MAX_STEPS = (1 << STEP_BITS) - 1;

  public TaskId {
    Objects.requireNonNull(value, "value");
  }

  /**
   * Reads a canonical UUID.
   *
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static TaskId of(String text) {
    return new TaskId(UUID.fromString(text));
  }

  /**
   * The id of one of this task's steps.
   *
   * @param number the step's number within the task, from 0
   * @throws IllegalArgumentException if the number is negative or not below {@link #MAX_STEPS}
   */
  public StepId step(int number) {
    if (number < 0 || number >= MAX_STEPS) {
      throw new IllegalArgumentException(
          "step number must be 0 to " + (MAX_STEPS - 1) + ", was " + number);
    }
    return new StepId(
        new UUID(value.getMostSignificantBits(), value.getLeastSignificantBits() | (number + 1)));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
