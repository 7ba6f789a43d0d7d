package io.tasker.grpc.read;

import io.grpc.Status;
import java.io.Serial;

/** Ends a call with a status. Its description goes to the caller as it is. */
public final class Refused extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final Status.Code code;

  /** A call ends with this code; the description says what was wrong and what is allowed. */
  public Refused(Status.Code code, String description) {
    // No stack trace: it is an answer, and bad requests must stay cheap.
    super(description, null, false, false);
    this.code = code;
  }

  /** A value that is not allowed. */
  public static Refused invalid(String description) {
    return new Refused(Status.Code.INVALID_ARGUMENT, description);
  }

  /** What the call ends with. */
  public Status status() {
    return code.toStatus().withDescription(String.valueOf(getMessage()));
  }
}
