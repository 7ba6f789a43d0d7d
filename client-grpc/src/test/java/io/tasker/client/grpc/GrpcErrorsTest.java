package io.tasker.client.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Any;
import com.tasker.v1.ErrorDetail;
import io.grpc.ClientStreamTracer;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.protobuf.StatusProto;
import io.tasker.client.config.ClientConfig;
import io.tasker.client.error.CallTimeoutException;
import io.tasker.client.error.ClientConfigException;
import io.tasker.client.error.ClientException;
import io.tasker.client.error.ServerException;
import io.tasker.client.error.UnreachableException;
import java.io.IOException;
import java.net.ConnectException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class GrpcErrorsTest {
  private final GrpcErrors errors =
      new GrpcErrors(SystemCalls.health(), ClientConfig.of("grpc://localhost:9190"));

  @ParameterizedTest
  @CsvSource({
    "INVALID_ARGUMENT, 400, false",
    "UNAUTHENTICATED, 401, false",
    "PERMISSION_DENIED, 403, false",
    "NOT_FOUND, 404, false",
    "ALREADY_EXISTS, 409, false",
    "OUT_OF_RANGE, 410, false",
    "ABORTED, 412, false",
    "RESOURCE_EXHAUSTED, 429, true",
    "INTERNAL, 500, false",
    "UNIMPLEMENTED, 501, false",
    "UNAVAILABLE, 503, true"
  })
  void a_status_alone_is_enough(Status.Code code, int status, boolean retryable) {
    var error = (ServerException) ended(code.toStatus().withDescription("why"), true, true);

    assertThat(error.status()).isEqualTo(status);
    assertThat(error.isRetryable()).isEqualTo(retryable);
    assertThat(error.said()).isEqualTo("why");
  }

  @Test
  void details_say_more() {
    UUID task = UUID.randomUUID();
    ErrorDetail detail =
        ErrorDetail.newBuilder()
            .setCode("TASK_EXISTS")
            .setMessage("exists")
            .putMetadata("existing_task", task.toString())
            .build();
    var conflict = (ServerException) ended(Status.ALREADY_EXISTS, detail);
    assertThat(conflict.existingTask()).contains(task);
    assertThat(conflict.code()).isEqualTo("CONFLICT");

    ErrorDetail full =
        ErrorDetail.newBuilder()
            .setCode("OVERLOADED")
            .setMessage("full")
            .putMetadata("retry_after_seconds", "7")
            .build();
    var later = (ServerException) ended(Status.UNAVAILABLE, full);
    assertThat(later.code()).isEqualTo("BACKPRESSURE");
    assertThat(later.retryAfter()).contains(Duration.ofSeconds(7));
  }

  @Test
  void a_caller_who_is_not_let_in_hears_why() {
    ErrorDetail detail =
        ErrorDetail.newBuilder()
            .setCode("UNAUTHENTICATED")
            .setMessage("Invalid or expired credentials")
            .putMetadata("reason", "expired")
            .build();

    var error = (ServerException) ended(Status.UNAUTHENTICATED, detail);

    assertThat(error.status()).isEqualTo(401);
    assertThat(error.authFailure()).contains("expired");
    assertThat(((ServerException) ended(Status.UNAUTHENTICATED, true, true)).authFailure())
        .isEmpty();
  }

  @Test
  void a_trailer_says_when_to_come_back() {
    Metadata trailers = new Metadata();
    trailers.put(Metadata.Key.of("retry-after", Metadata.ASCII_STRING_MARSHALLER), "5");
    trailers.put(
        Metadata.Key.of("grpc-status-details-bin", Metadata.BINARY_BYTE_MARSHALLER),
        new byte[] {1, 2, 3});

    ClientException error = errors.of(Status.UNAVAILABLE, trailers, trace(true, true));

    assertThat(error.retryAfter()).contains(Duration.ofSeconds(5));
  }

  @ParameterizedTest
  @EnumSource(names = {"UNAVAILABLE", "INTERNAL", "UNKNOWN"})
  void what_no_server_said_is_the_connection(Status.Code code) {
    ClientException broken = ended(code.toStatus(), true, false);
    assertThat(broken).isInstanceOf(UnreachableException.class);
    assertThat(broken.isRetryable()).isTrue();
    assertThat(broken.mayHaveHappened()).isTrue();

    assertThat(ended(code.toStatus(), false, false).mayHaveHappened()).isFalse();
  }

  @Test
  void what_does_not_speak_grpc_is_told_from_a_broken_connection() {
    Status notFound =
        Status.UNIMPLEMENTED.withDescription("HTTP status code 404\ntrailers: Metadata()");

    var error = (ServerException) ended(notFound, true, false);

    assertThat(error.status()).isEqualTo(404);
    assertThat(error.said()).endsWith("what answers there does not speak gRPC");
    assertThat(error.isRetryable()).isFalse();
    assertThat(error.mayHaveHappened()).isFalse();
  }

  @Test
  void a_connection_that_failed_is_told_in_one_line_with_its_reason() {
    Status refused =
        Status.UNAVAILABLE
            .withDescription("io exception\nChannel Pipeline: []")
            .withCause(new ConnectException("Connection refused"));

    assertThat(ended(refused, false, false)).hasMessageEndingWith(": Connection refused");
    assertThat(ended(Status.UNAVAILABLE.withDescription("closed\nPipeline"), false, false))
        .hasMessageEndingWith(": closed (do both sides talk TLS, or neither?)");
  }

  @Test
  void another_try_does_not_mend_tls() {
    for (Exception cause :
        List.of(
            new CertificateException("No name matching x found"),
            new SSLException("not an SSL/TLS record: 4854"),
            new IllegalStateException(
                "First received frame was not SETTINGS. Hex dump for first 5 bytes: 1503030002"))) {
      Status status = Status.UNAVAILABLE.withCause(new IOException("io exception", cause));

      assertThat(ended(status, false, false))
          .isInstanceOf(ClientConfigException.class)
          .matches(it -> !it.isRetryable() && !it.mayHaveHappened());
    }
    assertThat(ended(Status.UNAVAILABLE.withCause(new SSLException("closed")), false, false))
        .isInstanceOf(UnreachableException.class)
        .hasMessageContaining("TLS");
    assertThat(ended(Status.UNAVAILABLE.withCause(new ConnectException("no")), false, false))
        .hasMessageNotContaining("TLS");
  }

  @Test
  void a_deadline_is_a_timeout_if_anything_was_sent() {
    assertThat(ended(Status.DEADLINE_EXCEEDED, true, false))
        .isInstanceOf(CallTimeoutException.class);
    assertThat(ended(Status.DEADLINE_EXCEEDED, false, false).mayHaveHappened()).isFalse();
  }

  private ClientException ended(Status status, boolean sent, boolean answered) {
    return errors.of(status, new Metadata(), trace(sent, answered));
  }

  private ClientException ended(Status status, ErrorDetail detail) {
    var whole =
        com.google.rpc.Status.newBuilder()
            .setCode(status.getCode().value())
            .addDetails(Any.pack(detail))
            .build();
    return errors.of(status, StatusProto.toStatusException(whole).getTrailers(), trace(true, true));
  }

  private static CallTrace trace(boolean sent, boolean answered) {
    CallTrace trace = new CallTrace();
    ClientStreamTracer tracer =
        trace.newClientStreamTracer(
            ClientStreamTracer.StreamInfo.newBuilder().build(), new Metadata());
    if (sent) {
      tracer.outboundHeaders();
    }
    if (answered) {
      tracer.inboundTrailers(new Metadata());
    }
    return trace;
  }
}
