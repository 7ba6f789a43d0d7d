package io.tasker.core.operations;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;

/** Checks numbers that callers ask with. */
final class Ranges {
  private Ranges() {}

  /**
   * Returns the value if it is allowed.
   *
   * @throws TaskerException {@code INVALID_REQUEST}, naming the field and what is allowed
   */
  static long require(String field, long value, long least, long most) {
    if (value < least || value > most) {
      throw new TaskerException(
          ErrorCode.INVALID_REQUEST,
          "%s must be %d to %d, was %d".formatted(field, least, most, value));
    }
    return value;
  }
}
