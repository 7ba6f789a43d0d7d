package io.tasker.core.wire;

import java.io.Serial;

/** A body from a queue that cannot be used; the message says why. It goes to the dead messages. */
public final class BadMessageException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  BadMessageException(String message) {
    super(message, null, false, false);
  }
}
