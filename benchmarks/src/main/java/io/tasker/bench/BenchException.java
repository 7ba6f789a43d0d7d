package io.tasker.bench;

/** A measurement could not be taken; the message says what to do about it. */
public final class BenchException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With a message for people. */
  public BenchException(String message) {
    super(message);
  }

  /** With what was behind it. */
  public BenchException(String message, Throwable cause) {
    super(message, cause);
  }
}
