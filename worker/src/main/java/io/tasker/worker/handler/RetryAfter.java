package io.tasker.worker.handler;

import java.time.Duration;

/** When another attempt makes sense, as the side that refused this one said. */
public sealed interface RetryAfter {
  /**
   * After a wait, counted from when the engine looks at the failure.
   *
   * @param delay not negative; handed on in whole seconds, rounded up
   */
  record Wait(Duration delay) implements RetryAfter {
    public Wait {
      if (delay.isNegative()) {
        throw new IllegalArgumentException("delay must not be negative, was " + delay);
      }
    }
  }

  /**
   * As an answer's header {@code Retry-After} says. The engine reads it, dates by the database's
   * clock; one that it cannot read is logged and the template's wait is used.
   *
   * @param value as it came: whole seconds or an HTTP date
   */
  record Header(String value) implements RetryAfter {}

  /** After a wait. */
  static RetryAfter of(Duration delay) {
    return new Wait(delay);
  }

  /** As the header {@code Retry-After} of an answer says. */
  static RetryAfter header(String value) {
    return new Header(value);
  }
}
