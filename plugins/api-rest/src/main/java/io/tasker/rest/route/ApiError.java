package io.tasker.rest.route;

import java.io.Serial;

/** Ends a request with an error envelope. Its message goes to the caller as it is. */
public final class ApiError extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final Problem problem;

  /** A request ends with this problem; the message says what was wrong and what is allowed. */
  public ApiError(Problem problem, String message) {
    // No stack trace: it is an answer, and bad requests must stay cheap.
    super(message, null, false, false);
    this.problem = problem;
  }

  /** A value that is not allowed. */
  public static ApiError badRequest(String message) {
    return new ApiError(Problem.BAD_REQUEST, message);
  }

  /** A field that is missing or of the wrong type. */
  public static ApiError unprocessable(String message) {
    return new ApiError(Problem.UNPROCESSABLE, message);
  }

  /** Which problem it is. */
  public Problem problem() {
    return problem;
  }

  /** What the caller reads. */
  public String text() {
    return String.valueOf(getMessage());
  }
}
