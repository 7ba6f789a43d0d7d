package io.tasker.examples;

import io.tasker.worker.handler.StepOutcome;
import java.io.Serial;

/** What a step was given cannot be worked with, and another attempt would not change that. */
public final class InvalidStepException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final String errorType;

  /** The fault is in the task's input; the message names the field. */
  public InvalidStepException(String message) {
    this("validation_error", message);
  }

  /** The fault is of a kind of its own, a short stable word. */
  public InvalidStepException(String errorType, String message) {
    super(message);
    this.errorType = errorType;
  }

  /** The same as an outcome: permanent. */
  public StepOutcome outcome() {
    return StepOutcome.permanent(errorType, getMessage());
  }
}
