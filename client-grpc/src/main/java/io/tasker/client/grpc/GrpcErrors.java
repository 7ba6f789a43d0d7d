package io.tasker.client.grpc;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.Status;
import com.tasker.v1.ErrorDetail;
import io.grpc.Metadata;
import io.grpc.protobuf.StatusProto;
import io.tasker.client.config.ClientConfig;
import io.tasker.client.error.CallTimeoutException;
import io.tasker.client.error.ClientConfigException;
import io.tasker.client.error.ClientException;
import io.tasker.client.error.ServerException;
import io.tasker.client.error.TaskNames;
import io.tasker.client.error.UnreachableException;
import io.tasker.client.error.UnreadableAnswerException;
import io.tasker.client.transport.TlsFailure;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Turns the end of a call into the exception that REST would end it with. */
final class GrpcErrors {
  private static final Metadata.Key<String> RETRY_AFTER =
      Metadata.Key.of("retry-after", Metadata.ASCII_STRING_MARSHALLER);
  private static final Metadata.Key<String> REQUEST_ID =
      Metadata.Key.of("x-request-id", Metadata.ASCII_STRING_MARSHALLER);
  // What a server takes at most, unless it was told otherwise.
  private static final int USUAL_LIMIT = 4 * 1024 * 1024;

  private final String what;
  private final Duration timeout;
  private final int requestBytes;

  GrpcErrors(Rpc<?, ?> rpc, ClientConfig config) {
    this.what =
        "%s at %s".formatted(rpc.method().getFullMethodName(), config.baseUri().getAuthority());
    this.timeout = config.timeout();
    this.requestBytes = rpc.request().getSerializedSize();
  }

  /** Whether the connection failed, so that the channel is of no use for a while. */
  static boolean isBroken(io.grpc.Status status, CallTrace trace) {
    return !trace.isAnswered()
        && switch (status.getCode()) {
          case UNAVAILABLE, INTERNAL, UNKNOWN -> true;
          default -> false;
        };
  }

  /** What a call ended with. */
  ClientException of(io.grpc.Status status, @Nullable Metadata trailers, CallTrace trace) {
    Throwable cause = status.asException();
    Optional<ClientConfigException> refused = TlsFailure.in(what, status.getCause());
    if (!trace.isAnswered() && refused.isPresent()) {
      return refused.get();
    }
    return switch (status.getCode()) {
      case DEADLINE_EXCEEDED ->
          trace.isSent()
              ? new CallTimeoutException(what + ": no answer in " + timeout, cause)
              : new UnreachableException(what + ": connecting took too long", false, cause);
      case CANCELLED ->
          new UnreachableException(
              what + (Thread.currentThread().isInterrupted() ? ": interrupted" : ": broken off"),
              trace.isSent(),
              cause);
      default ->
          trace.isAnswered()
              ? answered(status, trailers == null ? new Metadata() : trailers)
              : unanswered(status, trace, cause);
    };
  }

  private ClientException unanswered(io.grpc.Status status, CallTrace trace, Throwable cause) {
    String why = why(status);
    if (status.getCode() == io.grpc.Status.Code.UNIMPLEMENTED) {
      // The channel's word for a 404 of HTTP; a server of gRPC says it in trailers.
      return new ServerException(
          404, "HTTP_404", what + ": what answers there does not speak gRPC", null, null);
    }
    if (status.getCode() == io.grpc.Status.Code.RESOURCE_EXHAUSTED) {
      return new UnreadableAnswerException(what + ": the answer is too long: " + why, cause);
    }
    String how =
        trace.isSent()
            ? ": the connection broke before the answer: " + why
            : ": no connection: " + why.lines().findFirst().orElse("") + doubt(status);
    return new UnreachableException(what + how, trace.isSent(), cause);
  }

  // A server may just hang up on whoever talks TLS to it, or does not.
  private static String doubt(io.grpc.Status status) {
    for (Throwable one = status.getCause(); one != null; one = one.getCause()) {
      if (one instanceof ConnectException || one instanceof UnknownHostException) {
        return "";
      }
    }
    boolean closedByUs = String.valueOf(status.getDescription()).startsWith("Channel shutdown");
    return closedByUs ? "" : " (do both sides talk TLS, or neither?)";
  }

  /** The first line: what follows it is about the inside of the channel. */
  private static String why(io.grpc.Status status) {
    String told = Optional.ofNullable(status.getDescription()).orElse("");
    String first = told.lines().findFirst().orElse("");
    Throwable cause = status.getCause();
    return first.equals("io exception") && cause != null && cause.getMessage() != null
        ? cause.getMessage()
        : first;
  }

  private ServerException answered(io.grpc.Status status, Metadata trailers) {
    Optional<ErrorDetail> detail = detail(status, trailers);
    ErrorName name = detail.flatMap(ErrorName::known).orElse(ErrorName.of(status.getCode()));
    if (status.getCode() == io.grpc.Status.Code.RESOURCE_EXHAUSTED && requestBytes > USUAL_LIMIT) {
      name = new ErrorName(413, "PAYLOAD_TOO_LARGE");
    }
    String told = Optional.ofNullable(status.getDescription()).orElse("(no text)");
    String said = detail.map(ErrorDetail::getMessage).filter(text -> !text.isEmpty()).orElse(told);
    return new ServerException(
        name.status(),
        name.code(),
        said,
        trailers.get(REQUEST_ID),
        detail
            .flatMap(ErrorName::retryAfter)
            .or(() -> Optional.ofNullable(trailers.get(RETRY_AFTER)).flatMap(ErrorName::seconds))
            .orElse(null),
        name.status() == 409 ? existing(detail, said) : null,
        detail.flatMap(ErrorName::authFailure).orElse(null));
  }

  private static @Nullable UUID existing(Optional<ErrorDetail> detail, String said) {
    return detail.flatMap(ErrorName::existingTask).or(() -> TaskNames.in(said)).orElse(null);
  }

  private static Optional<ErrorDetail> detail(io.grpc.Status status, Metadata trailers) {
    try {
      Status whole = StatusProto.fromStatusAndTrailers(status, trailers);
      for (Any detail :
          whole == null ? Status.getDefaultInstance().getDetailsList() : whole.getDetailsList()) {
        if (detail.is(ErrorDetail.class)) {
          return Optional.of(detail.unpack(ErrorDetail.class));
        }
      }
      return Optional.empty();
    } catch (InvalidProtocolBufferException | IllegalArgumentException _) {
      // Details that nobody can read must not hide the status.
      return Optional.empty();
    }
  }
}
