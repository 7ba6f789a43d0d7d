package io.tasker.examples;

import java.io.Serial;

/** Something a step depends on cannot answer now; another attempt may help. */
public final class BusyException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final String errorType;

  /** The error type is a short stable word. */
  public BusyException(String errorType, String message) {
    super(message);
    this.errorType = errorType;
  }

  /** A short stable word for what went wrong. */
  public String errorType() {
    return errorType;
  }
}
