package io.tasker.worker.handler;

import org.jspecify.annotations.Nullable;

/**
 * Ends an attempt from deep inside a handler, as {@link StepOutcome#retryable} does: another one
 * may help.
 */
public final class RetryableException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String errorType;
  private final transient @Nullable RetryAfter retryAfter;

  /**
   * Another attempt may help, after a wait that takes the place of the template's.
   *
   * @param errorType a short stable word, such as {@code rate_limited}
   * @param message for people
   * @param after when; null: as the template says
   */
  public RetryableException(String errorType, String message, @Nullable RetryAfter after) {
    super(message);
    this.errorType = errorType;
    this.retryAfter = after;
  }

  /** What the attempt comes to. */
  public StepOutcome.Failure failure() {
    return new StepOutcome.Failure(errorType, String.valueOf(getMessage()), true, retryAfter);
  }
}
