package io.tasker.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tasker.v1.CreateTaskResponse;
import com.tasker.v1.GetTaskRequest;
import com.tasker.v1.HealthRequest;
import com.tasker.v1.HealthServiceGrpc;
import com.tasker.v1.StreamTaskStatusRequest;
import com.tasker.v1.TaskServiceGrpc;
import com.tasker.v1.TaskStatusUpdate;
import com.tasker.v1.WorkerConfigServiceGrpc;
import com.tasker.v1.WorkerGetConfigRequest;
import io.grpc.CallOptions;
import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import io.tasker.contract.spi.security.Caller;
import io.tasker.grpc.read.Refused;
import io.tasker.testkit.Eventually;
import io.tasker.testkit.operations.Samples;
import io.tasker.testkit.rabbit.TlsFiles;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Timeout(60)
class TransportIT {
  private static final GetTaskRequest GET =
      GetTaskRequest.newBuilder().setTaskUuid(Samples.ID.toString()).build();

  @TempDir Path folder;

  @Test
  void accepted_sockets_do_not_delay_small_replies() throws Exception {
    try (var api = ApiFixture.start();
        var listener = ServerSocketChannel.open().bind(new InetSocketAddress("127.0.0.1", 0));
        var client = SocketChannel.open(listener.getLocalAddress());
        var accepted = listener.accept()) {
      assertThat(client.isConnected()).isTrue();
      assertThat(accepted.getOption(StandardSocketOptions.TCP_NODELAY)).isFalse();

      // Exactly what the server does with each socket it accepts.
      api.api.server().prototype().connectionOptions().configureSocket(accepted);

      assertThat(accepted.getOption(StandardSocketOptions.TCP_NODELAY)).isTrue();
      assertThat(accepted.getOption(StandardSocketOptions.SO_KEEPALIVE)).isTrue();
      assertThat(accepted.getOption(jdk.net.ExtendedSocketOptions.TCP_KEEPIDLE)).isEqualTo(30);
    }
  }

  @Test
  void calls_of_one_connection_run_at_the_same_time() throws Exception {
    int callers = 16;
    var together = new CyclicBarrier(callers);
    try (var api = ApiFixture.start()) {
      api.operations.onGet =
          _ -> {
            try {
              together.await(10, TimeUnit.SECONDS);
            } catch (Exception e) {
              throw new IllegalStateException(e);
            }
            return Samples.TASK;
          };
      var tasks = TaskServiceGrpc.newBlockingStub(api.channel);

      var answers =
          IntStream.range(0, callers)
              .mapToObj(_ -> ApiFixture.inBackground(() -> tasks.getTask(GET)))
              .toList();

      for (var answer : answers) {
        assertThat(answer.get(20, TimeUnit.SECONDS).hasTask()).isTrue();
      }
    }
  }

  @Test
  void one_connection_has_room_for_any_number_of_calls_in_turn() throws Exception {
    try (var api = ApiFixture.start("max_concurrent_streams", "4")) {
      var tasks = TaskServiceGrpc.newBlockingStub(api.channel);

      for (int i = 0; i < 500; i++) {
        assertThat(tasks.getTask(GET).hasTask()).isTrue();
      }
    }
  }

  @Test
  void a_deadline_ends_the_call_here_and_there() throws Exception {
    var release = new CountDownLatch(1);
    try (var api = ApiFixture.start()) {
      api.operations.onGet =
          _ -> {
            try {
              release.await();
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
            return Samples.TASK;
          };
      // A header of its own, so that only the server can end the call.
      Metadata headers = new Metadata();
      headers.put(GrpcTimeout.KEY, "150m");
      var tasks =
          TaskServiceGrpc.newBlockingStub(api.channel)
              .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));

      assertThat(ApiFixture.code(() -> tasks.getTask(GET)))
          .isEqualTo(Status.Code.DEADLINE_EXCEEDED);
    } finally {
      release.countDown();
    }
  }

  @Test
  void a_message_that_is_too_long_is_refused_and_the_connection_goes_on() throws Exception {
    try (var api = ApiFixture.start()) {
      var tasks = TaskServiceGrpc.newBlockingStub(api.channel);
      var large =
          ApiFixture.ORDER.toBuilder().setReason("x".repeat(GrpcApi.MAX_MESSAGE_BYTES)).build();
      var fits = ApiFixture.ORDER.toBuilder().setReason("x".repeat(3_000_000)).build();

      assertThat(ApiFixture.code(() -> tasks.createTask(large)))
          .isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
      assertThat(ApiFixture.code(() -> tasks.createTask(fits)))
          .isEqualTo(Status.Code.INVALID_ARGUMENT);
      assertThat(tasks.createTask(ApiFixture.ORDER).hasTask()).isTrue();
    }
  }

  @Test
  void a_message_that_is_too_long_once_it_is_decompressed_is_refused_as_well() throws Exception {
    try (var api = ApiFixture.start()) {
      var tasks = TaskServiceGrpc.newBlockingStub(api.channel).withCompression("gzip");
      var large =
          ApiFixture.ORDER.toBuilder().setReason("x".repeat(GrpcApi.MAX_MESSAGE_BYTES)).build();

      assertThat(ApiFixture.code(() -> tasks.createTask(large)))
          .isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
      assertThat(tasks.createTask(ApiFixture.ORDER).hasTask()).isTrue();
    }
  }

  @Test
  void a_unary_call_that_is_cancelled_leaves_its_place_to_the_next() throws Exception {
    var begun = new CountDownLatch(1);
    var release = new CountDownLatch(1);
    try (var api = ApiFixture.start("max_concurrent_streams", "1")) {
      var tasks = TaskServiceGrpc.newBlockingStub(api.channel);
      api.operations.onGet =
          _ -> {
            begun.countDown();
            await(release);
            return Samples.TASK;
          };
      var context = Context.current().withCancellation();
      var slow = ApiFixture.inBackground(() -> inside(context, () -> tasks.getTask(GET)));
      assertThat(begun.await(5, TimeUnit.SECONDS)).isTrue();

      context.cancel(null);

      assertThat(slow).failsWithin(Duration.ofSeconds(5));
      Eventually.until("nobody is left", Duration.ofSeconds(5), () -> api.running() == 0);
      api.operations.onGet = _ -> Samples.TASK;
      assertThat(tasks.withDeadlineAfter(Duration.ofSeconds(5)).getTask(GET).hasTask()).isTrue();
    } finally {
      release.countDown();
    }
  }

  private static <T> T inside(Context context, Supplier<T> call) {
    try {
      return context.call(call::get);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_client_goes_on_when_the_server_has_been_away() throws Exception {
    try (var api = ApiFixture.start("max_concurrent_streams", "1")) {
      int port = api.port();
      var tasks = TaskServiceGrpc.newBlockingStub(api.channel);
      assertThat(tasks.getTask(GET).hasTask()).isTrue();
      api.api.stop();

      try (var again = ApiFixture.start("bind_address", "127.0.0.1:" + port)) {
        assertThat(again.port()).isEqualTo(port);
        assertThat(
                tasks
                    .withWaitForReady()
                    .withDeadlineAfter(Duration.ofSeconds(20))
                    .getTask(GET)
                    .hasTask())
            .isTrue();
      }
    }
  }

  @Test
  void a_message_that_is_none_is_a_wrong_argument() throws Exception {
    try (var api = ApiFixture.start()) {
      // As a CreateTaskRequest: field 1 with bytes that are not UTF-8.
      var method =
          MethodDescriptor.<com.google.protobuf.BytesValue, CreateTaskResponse>newBuilder()
              .setType(MethodDescriptor.MethodType.UNARY)
              .setFullMethodName("tasker.v1.TaskService/CreateTask")
              .setRequestMarshaller(
                  ProtoUtils.marshaller(com.google.protobuf.BytesValue.getDefaultInstance()))
              .setResponseMarshaller(ProtoUtils.marshaller(CreateTaskResponse.getDefaultInstance()))
              .build();
      var broken =
          com.google.protobuf.BytesValue.of(
              com.google.protobuf.ByteString.copyFrom(new byte[] {(byte) 0xFF, (byte) 0xFE}));

      assertThat(
              ApiFixture.code(
                  () ->
                      ClientCalls.blockingUnaryCall(
                          api.channel, method, CallOptions.DEFAULT, broken)))
          .isEqualTo(Status.Code.INVALID_ARGUMENT);
    }
  }

  @Test
  void what_is_not_served_is_unimplemented() throws Exception {
    try (var api = ApiFixture.start()) {
      var worker = WorkerConfigServiceGrpc.newBlockingStub(api.channel);

      assertThat(
              ApiFixture.code(() -> worker.getConfig(WorkerGetConfigRequest.getDefaultInstance())))
          .isEqualTo(Status.Code.UNIMPLEMENTED);
    }
  }

  @Test
  void a_client_may_ping_as_often_as_it_likes() throws Exception {
    try (var api = ApiFixture.start()) {
      var pinging =
          ApiFixture.plaintext(api.port())
              .keepAliveTime(10, TimeUnit.SECONDS)
              .keepAliveTimeout(5, TimeUnit.SECONDS)
              .keepAliveWithoutCalls(true)
              .build();
      try {
        var health = HealthServiceGrpc.newBlockingStub(pinging);
        health.checkHealth(HealthRequest.getDefaultInstance());
        RawHttp2.pings(api.port(), 200);
        assertThat(health.checkHealth(HealthRequest.getDefaultInstance()).getStatus())
            .isEqualTo("healthy");
      } finally {
        pinging.shutdownNow();
      }
    }
  }

  @Test
  void tls_is_served_with_the_certificate_of_the_configuration() throws Exception {
    TlsFiles files = TlsFiles.create(folder, "localhost");
    try (var api =
        ApiFixture.start(
            "tls_enabled", "true",
            "tls_cert_path", files.certificate().toString(),
            "tls_key_path", files.key().toString())) {
      var trusting =
          NettyChannelBuilder.forAddress("127.0.0.1", api.port())
              .overrideAuthority("localhost")
              .sslContext(
                  GrpcSslContexts.forClient().trustManager(files.authority().toFile()).build())
              .build();
      try {
        var health = HealthServiceGrpc.newBlockingStub(trusting);
        assertThat(health.checkHealth(HealthRequest.getDefaultInstance()).getStatus())
            .isEqualTo("healthy");
        // A client of gRPC sees that as INTERNAL, or as UNAVAILABLE if it goes on writing until the
        // server's end is closed; which of them is a matter of timing on its side.
        assertThat(RawHttp2.firstByteOfAnswer(api.port())).isEqualTo(RawHttp2.TLS_ALERT);
      } finally {
        trusting.shutdownNow();
      }
    }
  }

  @Test
  void files_that_cannot_be_used_are_named_with_their_key() {
    assertThatThrownBy(() -> ApiFixture.start("tls_enabled", "true"))
        .hasMessageContaining("orchestration.grpc.tls_cert_path must name a file");
    assertThatThrownBy(
            () ->
                ApiFixture.start(
                    "tls_enabled", "true", "tls_cert_path", "/nowhere", "tls_key_path", "/nowhere"))
        .hasMessageContaining("/nowhere cannot be read");
  }

  @Test
  void callers_are_asked_who_they_are_except_for_health() throws Exception {
    Metadata.Key<String> key = Metadata.Key.of("x-api-key", Metadata.ASCII_STRING_MARSHALLER);
    Set<String> permissions = ConcurrentHashMap.newKeySet();
    Authenticator authenticator =
        (metadata, permission) -> {
          permissions.add(String.valueOf(permission));
          if (!"open".equals(metadata.get(key))) {
            throw new Refused(Status.Code.UNAUTHENTICATED, "who are you?");
          }
          return Caller.ANYBODY;
        };
    try (var api = ApiFixture.start(authenticator)) {
      var tasks = TaskServiceGrpc.newBlockingStub(api.channel);
      assertThat(ApiFixture.code(() -> tasks.getTask(GET))).isEqualTo(Status.Code.UNAUTHENTICATED);
      Iterator<TaskStatusUpdate> stream = tasks.streamTaskStatus(stream());
      assertThat(ApiFixture.code(stream::hasNext)).isEqualTo(Status.Code.UNAUTHENTICATED);
      Metadata headers = new Metadata();
      headers.put(key, "open");
      var known = tasks.withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
      assertThat(known.getTask(GET).hasTask()).isTrue();
      assertThat(
              HealthServiceGrpc.newBlockingStub(api.channel)
                  .checkHealth(HealthRequest.getDefaultInstance())
                  .getStatus())
          .isEqualTo("healthy");
      assertThat(permissions).containsExactly("tasks:read");
    }
  }

  @Test
  void who_is_not_let_in_does_not_harm_the_others_on_the_connection() throws Exception {
    var release = new CountDownLatch(1);
    Metadata.Key<String> key = Metadata.Key.of("x-api-key", Metadata.ASCII_STRING_MARSHALLER);
    Authenticator authenticator =
        (metadata, _) -> {
          if (!"open".equals(metadata.get(key))) {
            throw new Refused(Status.Code.UNAUTHENTICATED, "who are you?");
          }
          return Caller.ANYBODY;
        };
    try (var api = ApiFixture.start(authenticator)) {
      api.operations.onGet =
          _ -> {
            await(release);
            return Samples.TASK;
          };
      Metadata headers = new Metadata();
      headers.put(key, "open");
      var unknown = TaskServiceGrpc.newBlockingStub(api.channel);
      var known = unknown.withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
      var slow = ApiFixture.inBackground(() -> known.getTask(GET));
      var large = ApiFixture.ORDER.toBuilder().setReason("x".repeat(1_000_000)).build();

      for (int i = 0; i < 50; i++) {
        assertThat(ApiFixture.code(() -> unknown.createTask(large)))
            .isEqualTo(Status.Code.UNAUTHENTICATED);
      }
      release.countDown();

      assertThat(slow.get(5, TimeUnit.SECONDS).hasTask()).isTrue();
    } finally {
      release.countDown();
    }
  }

  @Test
  void cancelled_calls_free_their_places() throws Exception {
    try (var api = ApiFixture.start("max_concurrent_streams", "8")) {
      var tasks = TaskServiceGrpc.newBlockingStub(api.channel);
      for (int i = 0; i < 40; i++) {
        var context = Context.current().withCancellation();
        Iterator<TaskStatusUpdate> updates = context.call(() -> tasks.streamTaskStatus(stream()));
        assertThat(updates.next().getTimestamp().getSeconds()).isPositive();
        context.cancel(null);
        assertThat(tasks.getTask(GET).hasTask()).isTrue();
      }

      long began = System.nanoTime();
      api.api.stop();

      // Nobody is left to be waited for.
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(GrpcApi.GRACE);
    }
  }

  @Test
  void a_running_call_ends_and_new_ones_are_refused_while_it_stops() throws Exception {
    var begun = new CountDownLatch(1);
    var release = new CountDownLatch(1);
    try (var api = ApiFixture.start()) {
      api.operations.onCreate =
          _ -> {
            begun.countDown();
            try {
              release.await();
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
            return Samples.TASK;
          };
      var tasks = TaskServiceGrpc.newBlockingStub(api.channel);
      var health = HealthServiceGrpc.newBlockingStub(api.channel);
      var slow = ApiFixture.inBackground(() -> tasks.createTask(ApiFixture.ORDER));
      assertThat(begun.await(5, TimeUnit.SECONDS)).isTrue();
      Iterator<TaskStatusUpdate> stream = tasks.streamTaskStatus(stream());
      stream.next();

      var stop =
          ApiFixture.inBackground(
              () -> {
                api.api.stop();
                return true;
              });

      assertThat(ApiFixture.code(stream::hasNext)).isEqualTo(Status.Code.UNAVAILABLE);
      assertThat(ApiFixture.code(() -> tasks.getTask(GET))).isEqualTo(Status.Code.UNAVAILABLE);
      assertThat(health.checkHealth(HealthRequest.getDefaultInstance()).getStatus())
          .isEqualTo("healthy");
      assertThat(stop).isNotDone();
      release.countDown();
      assertThat(slow.get(5, TimeUnit.SECONDS).hasTask()).isTrue();
      assertThat(stop.get(5, TimeUnit.SECONDS)).isTrue();
    } finally {
      release.countDown();
    }
  }

  private static StreamTaskStatusRequest stream() {
    return StreamTaskStatusRequest.newBuilder().setTaskUuid(Samples.ID.toString()).build();
  }
}
