package io.tasker.grpc;

import static java.lang.System.Logger.Level.ERROR;

import com.tasker.v1.ErrorDetail;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.grpc.read.Refused;

/** Turns whatever ended a call into its status. */
final class Failures {
  private static final System.Logger LOG = System.getLogger(Failures.class.getName());

  private Failures() {}

  /** How a call ends that failed like this; what is our fault is logged, not told. */
  static StatusRuntimeException of(Throwable failure, String method) {
    return failure instanceof StatusRuntimeException told ? told : answer(failure, method).thrown();
  }

  /** What a program is told of a failure that ends one of many things and not the call. */
  static ErrorDetail detail(Throwable failure, String method) {
    return answer(failure, method).detail();
  }

  private static Answer answer(Throwable failure, String method) {
    return switch (failure) {
      case Refused refused -> Answer.of(refused);
      case TaskerException refused -> answer(refused, method);
      default -> internal(failure, method);
    };
  }

  private static Answer answer(TaskerException refused, String method) {
    return switch (refused.code()) {
      case INVALID_REQUEST, TEMPLATE_INVALID, SCHEMA_INVALID ->
          Answer.of(Status.INVALID_ARGUMENT, "Validation error: ", refused);
      case STEP_STATE_FORBIDS ->
          Answer.of(Status.INVALID_ARGUMENT, "Invalid state transition: ", refused);
      case TASK_OVER, DLQ_ENTRY_CONFLICT -> Answer.of(Status.FAILED_PRECONDITION, "", refused);
      case CONFIG_INVALID, PLUGIN_INVALID ->
          Answer.of(Status.INVALID_ARGUMENT, "Invalid configuration: ", refused);
      case TEMPLATE_NOT_FOUND, TASK_NOT_FOUND, STEP_NOT_FOUND, DLQ_ENTRY_NOT_FOUND ->
          Answer.of(Status.NOT_FOUND, "", refused);
      case TASK_EXISTS -> Answer.of(Status.ALREADY_EXISTS, "Duplicate task: ", refused);
      case TEMPLATE_EXISTS -> Answer.of(Status.ALREADY_EXISTS, "", refused);
      case OUTDATED -> Answer.of(Status.ABORTED, "", refused);
      case EVENTS_GONE -> Answer.of(Status.OUT_OF_RANGE, "", refused);
      case OVERLOADED ->
          Answer.of(
              Status.UNAVAILABLE, "Backpressure active: Service under backpressure: ", refused);
      case CIRCUIT_OPEN -> Answer.of(Status.UNAVAILABLE, "Circuit breaker open: ", refused);
      case DATABASE_UNAVAILABLE, MESSAGING_UNAVAILABLE, STOPPING ->
          Answer.of(Status.UNAVAILABLE, "Service temporarily unavailable: ", refused);
      case INTERNAL -> internal(refused, method);
    };
  }

  /** A template that is not there is a wrong argument of a request for a task. */
  static RuntimeException ofCreate(TaskerException refused) {
    return refused.code() == ErrorCode.TEMPLATE_NOT_FOUND
        ? new Refused(
            Status.Code.INVALID_ARGUMENT, refused.code(), String.valueOf(refused.getMessage()))
        : refused;
  }

  private static Answer internal(Throwable failure, String method) {
    LOG.log(ERROR, "call failed method=" + method, failure);
    return Answer.of(
        Status.INTERNAL, "", new TaskerException(ErrorCode.INTERNAL, "Internal server error"));
  }
}
