package io.tasker.grpc;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import com.tasker.v1.CreateTaskRequest;
import com.tasker.v1.ErrorDetail;
import com.tasker.v1.GetTaskRequest;
import com.tasker.v1.StreamTaskStatusRequest;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.protobuf.StatusProto;
import io.tasker.contract.spi.PluginConfig;
import io.tasker.testkit.operations.FakeOperations;
import io.tasker.testkit.operations.Samples;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/** A running gRPC API on a free port, with fake operations behind it and grpc-java in front. */
final class ApiFixture implements AutoCloseable {
  static final CreateTaskRequest ORDER =
      CreateTaskRequest.newBuilder()
          .setNamespace("shop")
          .setName("order")
          .setVersion("1.0.0")
          .setContext(
              Struct.newBuilder().putFields("order", Value.newBuilder().setNumberValue(7).build()))
          .build();

  static final GetTaskRequest GET =
      GetTaskRequest.newBuilder().setTaskUuid(Samples.ID.toString()).build();

  static final StreamTaskStatusRequest STREAM =
      StreamTaskStatusRequest.newBuilder().setTaskUuid(Samples.ID.toString()).build();

  final FakeOperations operations = new FakeOperations();
  final GrpcApi api;
  final ManagedChannel channel;

  private ApiFixture(Map<String, String> settings, Authenticator authenticator) {
    var all = new HashMap<>(settings);
    all.putIfAbsent("bind_address", "127.0.0.1:0");
    api = new GrpcApi(GrpcApiConfig.from(config(all)), operations.asOperations(), authenticator);
    api.start();
    channel = plaintext(port()).build();
  }

  /** Starts the API with settings in pairs of key and value. */
  static ApiFixture start(String... settings) {
    return start(Authenticator.ANYBODY, settings);
  }

  static ApiFixture start(Authenticator authenticator, String... settings) {
    var map = new HashMap<String, String>();
    for (int i = 0; i < settings.length; i += 2) {
      map.put(settings[i], settings[i + 1]);
    }
    return new ApiFixture(map, authenticator);
  }

  static NettyChannelBuilder plaintext(int port) {
    return NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext();
  }

  static PluginConfig config(Map<String, String> values) {
    return new PluginConfig() {
      @Override
      public Optional<String> get(String key) {
        return Optional.ofNullable(values.get(key));
      }

      @Override
      public List<String> list(String key) {
        return List.of();
      }
    };
  }

  /** The status that a call fails with. */
  static StatusRuntimeException failure(Supplier<?> call) {
    try {
      throw new AssertionError("the call did not fail but returned " + call.get());
    } catch (StatusRuntimeException e) {
      return e;
    }
  }

  static Status.Code code(Supplier<?> call) {
    return failure(call).getStatus().getCode();
  }

  /** What the trailers of a failed call tell programs. */
  static ErrorDetail detail(Supplier<?> call) {
    return detail(failure(call));
  }

  static ErrorDetail detail(StatusRuntimeException failure) {
    try {
      return StatusProto.fromThrowable(failure).getDetails(0).unpack(ErrorDetail.class);
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }

  static <T> CompletableFuture<T> inBackground(Supplier<T> work) {
    var result = new CompletableFuture<T>();
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                result.complete(work.get());
              } catch (Throwable e) {
                result.completeExceptionally(e);
              }
            });
    return result;
  }

  /** Waits for as long as it takes; for what an operation does while it is called. */
  static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Calls that are being answered. */
  int running() {
    return api.runningCalls();
  }

  int port() {
    return api.address().getPort();
  }

  @Override
  public void close() {
    channel.shutdownNow();
    api.stop();
  }
}
