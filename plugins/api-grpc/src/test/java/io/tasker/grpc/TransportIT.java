package io.tasker.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.tasker.v1.CreateTaskResponse;
import com.tasker.v1.HealthRequest;
import com.tasker.v1.HealthServiceGrpc;
import com.tasker.v1.TaskServiceGrpc;
import com.tasker.v1.WorkerConfigServiceGrpc;
import com.tasker.v1.WorkerGetConfigRequest;
import io.grpc.CallOptions;
import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import io.tasker.testkit.Eventually;
import io.tasker.testkit.operations.Samples;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Timeout(60)
class TransportIT {
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
              .mapToObj(_ -> ApiFixture.inBackground(() -> tasks.getTask(ApiFixture.GET)))
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
        assertThat(tasks.getTask(ApiFixture.GET).hasTask()).isTrue();
      }
    }
  }

  @Test
  void a_deadline_ends_the_call_here_and_there() throws Exception {
    var release = new CountDownLatch(1);
    try (var api = ApiFixture.start()) {
      api.operations.onGet =
          _ -> {
            ApiFixture.await(release);
            return Samples.TASK;
          };
      // A header of its own, so that only the server can end the call.
      Metadata headers = new Metadata();
      headers.put(GrpcTimeout.KEY, "150m");
      var tasks =
          TaskServiceGrpc.newBlockingStub(api.channel)
              .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));

      assertThat(ApiFixture.code(() -> tasks.getTask(ApiFixture.GET)))
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
            ApiFixture.await(release);
            return Samples.TASK;
          };
      var context = Context.current().withCancellation();
      var slow =
          ApiFixture.inBackground(() -> inside(context, () -> tasks.getTask(ApiFixture.GET)));
      assertThat(begun.await(5, TimeUnit.SECONDS)).isTrue();

      context.cancel(null);

      assertThat(slow).failsWithin(Duration.ofSeconds(5));
      Eventually.until("nobody is left", Duration.ofSeconds(5), () -> api.running() == 0);
      api.operations.onGet = _ -> Samples.TASK;
      assertThat(tasks.withDeadlineAfter(Duration.ofSeconds(5)).getTask(ApiFixture.GET).hasTask())
          .isTrue();
    } finally {
      release.countDown();
    }
  }

  @Test
  void a_client_goes_on_when_the_server_has_been_away() throws Exception {
    try (var api = ApiFixture.start("max_concurrent_streams", "1")) {
      int port = api.port();
      var tasks = TaskServiceGrpc.newBlockingStub(api.channel);
      assertThat(tasks.getTask(ApiFixture.GET).hasTask()).isTrue();
      api.api.stop();

      try (var again = ApiFixture.start("bind_address", "127.0.0.1:" + port)) {
        assertThat(again.port()).isEqualTo(port);
        assertThat(
                tasks
                    .withWaitForReady()
                    .withDeadlineAfter(Duration.ofSeconds(20))
                    .getTask(ApiFixture.GET)
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

  private static <T> T inside(Context context, Supplier<T> call) {
    try {
      return context.call(call::get);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
