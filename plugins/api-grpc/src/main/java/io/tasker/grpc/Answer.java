package io.tasker.grpc;

import com.google.protobuf.Any;
import com.tasker.v1.ErrorDetail;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.grpc.read.Refused;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * How a call ends that failed: for people, and for programs.
 *
 * @param status with its description
 * @param detail the same and more
 */
record Answer(Status status, ErrorDetail detail) {
  static final Metadata.Key<String> RETRY_AFTER =
      Metadata.Key.of("retry-after", Metadata.ASCII_STRING_MARSHALLER);

  private static final String RETRY_AFTER_SECONDS = "retry_after_seconds";
  // Twice in the trailers, in Base64, beside the description; clients refuse more than 8 KiB.
  private static final int MOST_BYTES = 1_200;
  private static final Pattern LAST_UUID =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$");

  /** What we do not take. */
  static Answer of(Refused refused) {
    ErrorDetail.Builder detail =
        ErrorDetail.newBuilder()
            .setCode(refused.errorCode())
            .setMessage(cut(String.valueOf(refused.getMessage())));
    refused.field().map(Answer::cut).ifPresent(detail::setField);
    refused.reason().ifPresent(reason -> detail.putMetadata("reason", reason));
    return new Answer(refused.status(), detail.build());
  }

  /** What the orchestrator does not do. */
  static Answer of(Status status, String prefix, TaskerException refused) {
    String message = String.valueOf(refused.getMessage());
    ErrorDetail.Builder detail =
        ErrorDetail.newBuilder().setCode(refused.code().name()).setMessage(cut(message));
    refused
        .retryAfter()
        .ifPresent(wait -> detail.putMetadata(RETRY_AFTER_SECONDS, String.valueOf(seconds(wait))));
    var task = LAST_UUID.matcher(message);
    if (refused.code() == ErrorCode.TASK_EXISTS && task.find()) {
      detail.putMetadata("existing_task", task.group());
    }
    return new Answer(status.withDescription(prefix + message), detail.build());
  }

  /** With {@code grpc-status-details-bin}, and {@code retry-after} if that is known. */
  StatusRuntimeException thrown() {
    Metadata trailers = new Metadata();
    String wait = detail.getMetadataOrDefault(RETRY_AFTER_SECONDS, "");
    if (!wait.isEmpty()) {
      trailers.put(RETRY_AFTER, wait);
    }
    var details =
        com.google.rpc.Status.newBuilder()
            .setCode(status.getCode().value())
            .setMessage(detail.getMessage())
            .addDetails(Any.pack(detail))
            .build();
    Metadata all = StatusProto.toStatusRuntimeException(details, trailers).getTrailers();
    return status.asRuntimeException(all);
  }

  // Rounded up: who comes back too early is refused again.
  private static long seconds(Duration wait) {
    return Math.max(1, wait.plusMillis(999).toSeconds());
  }

  private static String cut(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int end = Math.min(bytes.length, MOST_BYTES);
    // Not in the middle of a character.
    while (end < bytes.length && (bytes[end] & 0xC0) == 0x80) {
      end--;
    }
    return new String(bytes, 0, end, StandardCharsets.UTF_8);
  }
}
