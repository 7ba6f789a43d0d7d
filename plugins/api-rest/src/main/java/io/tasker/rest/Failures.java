package io.tasker.rest;

import static java.lang.System.Logger.Level.ERROR;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.rest.json.ErrorJson;
import io.tasker.rest.route.ApiError;
import io.tasker.rest.route.Problem;
import io.tasker.rest.route.Reply;
import java.time.Duration;

/** Turns whatever ended a request into its error envelope. */
final class Failures {
  private static final System.Logger LOG = System.getLogger(Failures.class.getName());
  private static final String RETRY_AFTER = "Retry-After";

  private Failures() {}

  /** The reply to a request that ended like this; what is our fault is logged, not told. */
  static Reply reply(Throwable failure, String requestId) {
    return switch (failure) {
      case ApiError error -> envelope(error.problem(), error.text());
      case TaskerException refused -> reply(refused, requestId);
      default -> internal(failure, requestId);
    };
  }

  /** A plain envelope. */
  static Reply envelope(Problem problem, String message) {
    return Reply.json(problem.status(), ErrorJson.of(problem.name(), message));
  }

  private static Reply reply(TaskerException refused, String requestId) {
    String message = String.valueOf(refused.getMessage());
    return switch (refused.code().kind()) {
      case USER -> envelope(Problem.BAD_REQUEST, message);
      case CONFLICT -> envelope(Problem.CONFLICT, message);
      case NOT_FOUND -> envelope(Problem.NOT_FOUND, notFound(refused.code(), message));
      case OUTDATED -> envelope(Problem.PRECONDITION_FAILED, message);
      case GONE -> envelope(Problem.GONE, message);
      case UNAVAILABLE ->
          refused
              .retryAfter()
              .map(wait -> later(refused.code(), message, wait))
              .orElseGet(() -> envelope(Problem.SERVICE_UNAVAILABLE, message));
      case INTERNAL -> internal(refused, requestId);
    };
  }

  /** The public words for a task and a step; gRPC's name the id. */
  private static String notFound(ErrorCode code, String message) {
    boolean isPlain =
        switch (code) {
          case TASK_NOT_FOUND -> true;
          case STEP_NOT_FOUND -> message.startsWith("Step not found: ");
          default -> false;
        };
    return isPlain ? "Resource not found" : message;
  }

  private static Reply later(ErrorCode code, String reason, Duration wait) {
    // Rounded up: who comes back too early is refused again.
    long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
    if (code == ErrorCode.CIRCUIT_OPEN) {
      return envelope(Problem.CIRCUIT_BREAKER_OPEN, "Service temporarily unavailable: " + reason)
          .with(RETRY_AFTER, String.valueOf(seconds));
    }
    byte[] body =
        ErrorJson.retryable(
            Problem.BACKPRESSURE.name(), "Service under backpressure: " + reason, seconds);
    return Reply.json(Problem.BACKPRESSURE.status(), body)
        .with(RETRY_AFTER, String.valueOf(seconds));
  }

  private static Reply internal(Throwable failure, String requestId) {
    LOG.log(ERROR, "request failed request=" + requestId, failure);
    return envelope(Problem.INTERNAL_ERROR, "Internal server error");
  }
}
