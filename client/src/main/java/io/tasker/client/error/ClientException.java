package io.tasker.client.error;

import java.io.Serial;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call that did not succeed. Its message is written for people: what was wrong, where, and what
 * is allowed. The subtypes say whose move it is; a {@code switch} over them needs no default.
 */
public abstract sealed class ClientException extends RuntimeException
    permits ServerException,
        UnreachableException,
        CallTimeoutException,
        UnreadableAnswerException,
        WaitTimeoutException,
        ClientConfigException {
  @Serial private static final long serialVersionUID = 1L;

  ClientException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** Whether the same call may succeed later without a change of it or of what the server holds. */
  public boolean isRetryable() {
    return false;
  }

  /**
   * Whether the server may have done what was asked although we have no answer. If so, a call that
   * is not repeatable must be looked into before it is made again.
   */
  public boolean mayHaveHappened() {
    return false;
  }

  /** How long the server asks us to wait before the next try; empty: it did not say. */
  public Optional<Duration> retryAfter() {
    return Optional.empty();
  }
}
