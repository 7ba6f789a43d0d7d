package io.tasker.core.lifecycle.initialization;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.contract.model.TaskRequest;
import java.nio.charset.StandardCharsets;

/** What the database can take, whichever way a request came. */
final class RequestLimits {
  private static final int MAX_ORIGIN = 128;
  private static final int MAX_PRIORITY = 100;
  private static final int MAX_CONTEXT_BYTES = 1024 * 1024;

  private RequestLimits() {}

  /**
   * Checks a request.
   *
   * @throws TaskerException {@code INVALID_REQUEST}, naming the field, its limits and what it has
   */
  static void check(TaskRequest request) {
    checkLength("initiator", request.origin().initiator());
    checkLength("source_system", request.origin().sourceSystem());
    checkLength("reason", request.origin().reason());
    if (Math.abs((long) request.priority()) > MAX_PRIORITY) {
      throw invalid(
          "priority must be a whole number, %d to %d, was %d"
              .formatted(-MAX_PRIORITY, MAX_PRIORITY, request.priority()));
    }
    checkContext(request.context().text());
  }

  static TaskerException invalid(String message) {
    return new TaskerException(ErrorCode.INVALID_REQUEST, message);
  }

  private static void checkLength(String field, String text) {
    int length = text.codePointCount(0, text.length());
    if (length < 1 || length > MAX_ORIGIN) {
      throw invalid(
          "%s must be text of 1 to %d characters, has %d".formatted(field, MAX_ORIGIN, length));
    }
  }

  private static void checkContext(String text) {
    // A char is three bytes at most: nearly all inputs need no counting.
    if (text.length() > MAX_CONTEXT_BYTES / 3) {
      int bytes = text.getBytes(StandardCharsets.UTF_8).length;
      if (bytes > MAX_CONTEXT_BYTES) {
        throw invalid(
            "context must be at most %d bytes of JSON, was %d".formatted(MAX_CONTEXT_BYTES, bytes));
      }
    }
  }
}
