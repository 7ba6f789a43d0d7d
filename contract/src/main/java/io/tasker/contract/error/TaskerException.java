package io.tasker.contract.error;

import java.io.Serial;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one exception that leaves the orchestrator. Its message is written for the person who gets
 * it: what was wrong, where, and what is allowed.
 */
public final class TaskerException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final @Nullable Duration retryAfter;

  /** Something went wrong without a cause of its own. */
  public TaskerException(ErrorCode code, String message) {
    this(code, message, null, null);
  }

  /** Something went wrong because of something else. */
  public TaskerException(ErrorCode code, String message, @Nullable Throwable cause) {
    this(code, message, null, cause);
  }

  private TaskerException(
      ErrorCode code, String message, @Nullable Duration retryAfter, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
    this.retryAfter = retryAfter;
  }

  /**
   * More work is waiting than we accept; nothing was done.
   *
   * @param retryAfter when it makes sense to try again
   */
  public static TaskerException overloaded(String message, Duration retryAfter) {
    return new TaskerException(ErrorCode.OVERLOADED, message, retryAfter, null);
  }

  /**
   * A part did not answer several times in a row; it was not asked, nothing was done.
   *
   * @param retryAfter when it will be tried again
   */
  public static TaskerException circuitOpen(String message, Duration retryAfter) {
    return new TaskerException(ErrorCode.CIRCUIT_OPEN, message, retryAfter, null);
  }

  /** What went wrong. */
  public ErrorCode code() {
    return code;
  }

  /** When it makes sense to try again, if that is known. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
