package io.tasker.grpc;

import static java.lang.System.Logger.Level.ERROR;

import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.grpc.read.Refused;
import java.time.Duration;

/** Turns whatever ended a call into its status. */
final class Failures {
  static final Metadata.Key<String> RETRY_AFTER =
      Metadata.Key.of("retry-after", Metadata.ASCII_STRING_MARSHALLER);

  private static final System.Logger LOG = System.getLogger(Failures.class.getName());

  private Failures() {}

  /** How a call ends that failed like this; what is our fault is logged, not told. */
  static StatusRuntimeException of(Throwable failure, String method) {
    return switch (failure) {
      case StatusRuntimeException told -> told;
      case Refused refused -> refused.status().asRuntimeException();
      case TaskerException refused -> of(refused, method);
      default -> internal(failure, method);
    };
  }

  private static StatusRuntimeException of(TaskerException refused, String method) {
    String message = String.valueOf(refused.getMessage());
    return switch (refused.code()) {
      case INVALID_REQUEST, TEMPLATE_INVALID, SCHEMA_INVALID ->
          told(Status.INVALID_ARGUMENT, "Validation error: " + message);
      case STEP_STATE_FORBIDS ->
          told(Status.INVALID_ARGUMENT, "Invalid state transition: " + message);
      case TASK_OVER -> told(Status.FAILED_PRECONDITION, message);
      case CONFIG_INVALID, PLUGIN_INVALID ->
          told(Status.INVALID_ARGUMENT, "Invalid configuration: " + message);
      case TEMPLATE_NOT_FOUND, TASK_NOT_FOUND, STEP_NOT_FOUND, DLQ_ENTRY_NOT_FOUND ->
          told(Status.NOT_FOUND, message);
      case TASK_EXISTS ->
          told(
              Status.ALREADY_EXISTS,
              "Duplicate task: " + Authenticator.CALLER.get().mayHear(refused).getMessage());
      case TEMPLATE_EXISTS -> told(Status.ALREADY_EXISTS, message);
      case OUTDATED -> told(Status.ABORTED, message);
      case EVENTS_GONE -> told(Status.OUT_OF_RANGE, message);
      case DLQ_ENTRY_CONFLICT -> told(Status.FAILED_PRECONDITION, message);
      case OVERLOADED ->
          later("Backpressure active: Service under backpressure: " + message, refused);
      case CIRCUIT_OPEN -> later("Circuit breaker open: " + message, refused);
      case DATABASE_UNAVAILABLE, MESSAGING_UNAVAILABLE, STOPPING ->
          told(Status.UNAVAILABLE, "Service temporarily unavailable: " + message);
      case INTERNAL -> internal(refused, method);
    };
  }

  /** A template that is not there is a wrong argument of a request for a task. */
  static TaskerException ofCreate(TaskerException refused) {
    return refused.code() == ErrorCode.TEMPLATE_NOT_FOUND
        ? new TaskerException(ErrorCode.TEMPLATE_INVALID, String.valueOf(refused.getMessage()))
        : refused;
  }

  private static StatusRuntimeException told(Status status, String message) {
    return status.withDescription(message).asRuntimeException();
  }

  private static StatusRuntimeException later(String message, TaskerException refused) {
    Metadata trailers = new Metadata();
    refused
        .retryAfter()
        .ifPresent(wait -> trailers.put(RETRY_AFTER, String.valueOf(seconds(wait))));
    return Status.UNAVAILABLE.withDescription(message).asRuntimeException(trailers);
  }

  // Rounded up: who comes back too early is refused again.
  private static long seconds(Duration wait) {
    return Math.max(1, wait.plusMillis(999).toSeconds());
  }

  private static StatusRuntimeException internal(Throwable failure, String method) {
    LOG.log(ERROR, "call failed method=" + method, failure);
    return told(Status.INTERNAL, "Internal server error");
  }
}
