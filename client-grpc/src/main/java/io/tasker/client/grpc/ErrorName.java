package io.tasker.client.grpc;

import com.tasker.v1.ErrorDetail;
import io.grpc.Status;
import io.tasker.client.error.TaskNames;
import io.tasker.contract.error.ErrorCode;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/**
 * What REST calls an error, so that programs need not know by which protocol they talk.
 *
 * @param status of HTTP
 * @param code of the error envelope
 */
record ErrorName(int status, String code) {
  private static final ErrorName BAD_REQUEST = new ErrorName(400, "BAD_REQUEST");
  private static final ErrorName UNAUTHENTICATED = new ErrorName(401, "AUTHENTICATION_FAILED");
  private static final ErrorName FORBIDDEN = new ErrorName(403, "AUTHORIZATION_FAILED");
  private static final ErrorName NOT_FOUND = new ErrorName(404, "NOT_FOUND");
  private static final ErrorName CONFLICT = new ErrorName(409, "CONFLICT");
  private static final ErrorName GONE = new ErrorName(410, "GONE");
  private static final ErrorName OUTDATED = new ErrorName(412, "PRECONDITION_FAILED");
  private static final ErrorName TOO_MUCH = new ErrorName(429, "RESOURCE_EXHAUSTED");
  private static final ErrorName INTERNAL = new ErrorName(500, "INTERNAL_ERROR");
  private static final ErrorName NOT_THERE = new ErrorName(501, "UNIMPLEMENTED");
  private static final ErrorName UNAVAILABLE = new ErrorName(503, "SERVICE_UNAVAILABLE");

  /** By a status alone, as the public server has it. */
  static ErrorName of(Status.Code status) {
    return switch (status) {
      case INVALID_ARGUMENT -> BAD_REQUEST;
      case UNAUTHENTICATED -> UNAUTHENTICATED;
      case PERMISSION_DENIED -> FORBIDDEN;
      case NOT_FOUND -> NOT_FOUND;
      case ALREADY_EXISTS, FAILED_PRECONDITION -> CONFLICT;
      case OUT_OF_RANGE -> GONE;
      case ABORTED -> OUTDATED;
      case RESOURCE_EXHAUSTED -> TOO_MUCH;
      case UNIMPLEMENTED -> NOT_THERE;
      case UNAVAILABLE, CANCELLED, DEADLINE_EXCEEDED -> UNAVAILABLE;
      case INTERNAL, UNKNOWN, DATA_LOSS, OK -> INTERNAL;
    };
  }

  /** By what the server says of it; without a code that we know, a server's fault. */
  static ErrorName of(ErrorDetail detail) {
    return known(detail).orElse(INTERNAL);
  }

  /** The same, if we know the code. */
  static Optional<ErrorName> known(ErrorDetail detail) {
    return Arrays.stream(ErrorCode.values())
        .filter(code -> code.name().equals(detail.getCode()))
        .findFirst()
        .map(ErrorName::of);
  }

  private static ErrorName of(ErrorCode code) {
    return switch (code.kind()) {
      case USER -> BAD_REQUEST;
      case CONFLICT -> CONFLICT;
      case NOT_FOUND -> NOT_FOUND;
      case OUTDATED -> OUTDATED;
      case GONE -> GONE;
      case INTERNAL -> INTERNAL;
      case UNAVAILABLE ->
          switch (code) {
            case OVERLOADED -> new ErrorName(503, "BACKPRESSURE");
            case CIRCUIT_OPEN -> new ErrorName(503, "CIRCUIT_BREAKER_OPEN");
            default -> UNAVAILABLE;
          };
    };
  }

  /** When to come back, if the server says so. */
  static Optional<Duration> retryAfter(ErrorDetail detail) {
    return seconds(detail.getMetadataOrDefault("retry_after_seconds", ""));
  }

  static Optional<Duration> seconds(String text) {
    boolean number =
        !text.isEmpty() && text.length() < 10 && text.chars().allMatch(Character::isDigit);
    return number ? Optional.of(Duration.ofSeconds(Long.parseLong(text))) : Optional.empty();
  }

  /** Why the caller was not let in, if the server says so. */
  static Optional<String> authFailure(ErrorDetail detail) {
    return Optional.of(detail.getMetadataOrDefault("reason", ""))
        .filter(reason -> !reason.isEmpty());
  }

  /** The task that is there already, if the server names it. */
  static Optional<UUID> existingTask(ErrorDetail detail) {
    return TaskNames.in(detail.getMetadataOrDefault("existing_task", ""));
  }
}
