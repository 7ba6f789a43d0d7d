package io.tasker.client.error;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** There was no complete answer within the timeout of the call. */
public final class CallTimeoutException extends ClientException {
  @Serial private static final long serialVersionUID = 1L;

  /** No answer in time; the cause may be null. */
  public CallTimeoutException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  @Override
  public boolean isRetryable() {
    return true;
  }

  @Override
  public boolean mayHaveHappened() {
    return true;
  }
}
