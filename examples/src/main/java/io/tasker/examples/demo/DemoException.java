package io.tasker.examples.demo;

import java.io.Serial;

/** The demo cannot go on; the message is all that the user gets to see. */
final class DemoException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  DemoException(String message) {
    super(message);
  }

  DemoException(String message, Throwable cause) {
    super(message, cause);
  }
}
