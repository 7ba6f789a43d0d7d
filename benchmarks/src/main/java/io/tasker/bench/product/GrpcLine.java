package io.tasker.bench.product;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import com.tasker.v1.CreateTaskRequest;
import com.tasker.v1.GetTaskRequest;
import com.tasker.v1.TaskServiceGrpc;
import com.tasker.v1.TaskServiceGrpc.TaskServiceBlockingStub;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.net.InetSocketAddress;

/** One gRPC connection; the same tasks as through REST. */
public final class GrpcLine implements AutoCloseable {
  private final String run = "grpc-" + Long.toString(System.nanoTime(), 36) + "-";
  private final ManagedChannel channel;
  private final TaskServiceBlockingStub tasks;
  private long count;

  /** Connects with the first call. */
  public GrpcLine(InetSocketAddress address) {
    channel = NettyChannelBuilder.forAddress(address).usePlaintext().directExecutor().build();
    tasks = TaskServiceGrpc.newBlockingStub(channel);
  }

  /** Creates a task of four steps in a line; returns its UUID. */
  public String create() {
    Struct context =
        Struct.newBuilder()
            .putFields("even_number", Value.newBuilder().setNumberValue(6).build())
            .build();
    return tasks
        .createTask(
            CreateTaskRequest.newBuilder()
                .setNamespace("rust_e2e_linear")
                .setName("mathematical_sequence")
                .setVersion("1.0.0")
                .setContext(context)
                .setIdempotencyKey(run + count++)
                .build())
        .getTask()
        .getTaskUuid();
  }

  /** Reads a task and its steps. */
  public void read(String task) {
    tasks.getTask(GetTaskRequest.newBuilder().setTaskUuid(task).setIncludeSteps(true).build());
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }
}
