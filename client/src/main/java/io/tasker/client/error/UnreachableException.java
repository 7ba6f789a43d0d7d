package io.tasker.client.error;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** There was no connection to the server, or it broke before the answer. */
public final class UnreachableException extends ClientException {
  @Serial private static final long serialVersionUID = 1L;
  private final boolean connected;

  /**
   * No answer.
   *
   * @param connected whether the call may have reached the server
   */
  public UnreachableException(String message, boolean connected, @Nullable Throwable cause) {
    super(message, cause);
    this.connected = connected;
  }

  @Override
  public boolean isRetryable() {
    return true;
  }

  @Override
  public boolean mayHaveHappened() {
    return connected;
  }
}
