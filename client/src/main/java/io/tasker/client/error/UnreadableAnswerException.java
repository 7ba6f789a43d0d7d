package io.tasker.client.error;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * The answer is not what a Tasker server says: not JSON, or a field is missing. Usually something
 * else listens at the address, or the server is much older or newer.
 */
public final class UnreadableAnswerException extends ClientException {
  @Serial private static final long serialVersionUID = 1L;

  /** An answer that makes no sense; the cause may be null. */
  public UnreadableAnswerException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** The server said that it succeeded. */
  @Override
  public boolean mayHaveHappened() {
    return true;
  }
}
