package io.tasker.client.grpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.Message;
import com.tasker.v1.TaskEvent;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import io.tasker.client.config.ClientConfig;
import io.tasker.client.error.ServerException;
import io.tasker.client.transport.ApiCall;
import io.tasker.client.transport.ApiOperation;
import io.tasker.client.transport.EventStream;
import io.tasker.client.transport.Transport;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Calls as gRPC: a deadline for each, ended by an interrupt, answered in the words of REST. */
final class GrpcTransport implements Transport {
  private static final int FORBIDDEN = 403;

  private final ClientConfig config;
  private final Channels channels;

  /** Connects when the first call is made. */
  GrpcTransport(ClientConfig config) {
    this.config = config;
    this.channels = new Channels(config);
  }

  @Override
  public String call(ApiCall call) {
    JsonNode answer = answer(Rpcs.of(call));
    if (call.operation() == ApiOperation.GET_TASK) {
      addSteps(call, (ObjectNode) answer);
    }
    return answer.toString();
  }

  // The public server tells steps by a call of their own only.
  private void addSteps(ApiCall call, ObjectNode task) {
    if (task.path("steps").isEmpty() && task.path("total_steps").asLong() > 0) {
      stepsIfAllowed(call).ifPresent(steps -> task.set("steps", steps));
    }
  }

  // Who may read a task need not be allowed to read its steps; he gets what he may have.
  private Optional<JsonNode> stepsIfAllowed(ApiCall call) {
    try {
      return Optional.of(answer(StepCalls.readiness(call)));
    } catch (ServerException e) {
      if (e.status() == FORBIDDEN) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private <Q extends Message, A> JsonNode answer(Rpc<Q, A> rpc) {
    ManagedChannel channel = channels.get();
    CallTrace trace = new CallTrace();
    CallOptions options =
        CallOptions.DEFAULT
            .withDeadlineAfter(config.timeout().toMillis(), TimeUnit.MILLISECONDS)
            .withStreamTracerFactory(trace);
    try {
      return rpc.answer()
          .apply(
              ClientCalls.blockingUnaryCall(
                  channels.identified(channel), rpc.method(), options, rpc.request()));
    } catch (StatusRuntimeException e) {
      if (GrpcErrors.isBroken(e.getStatus(), trace)) {
        channels.replace(channel);
      }
      throw new GrpcErrors(rpc, config).of(e.getStatus(), e.getTrailers(), trace);
    }
  }

  @Override
  public EventStream open(ApiCall call, @Nullable String after) {
    Rpc<?, TaskEvent> rpc = EventCalls.of(call, after);
    ManagedChannel channel = channels.get();
    return new GrpcEventStream(
        rpc,
        channels.identified(channel),
        new GrpcErrors(rpc, config),
        () -> channels.replace(channel));
  }

  @Override
  public void close() {
    channels.close();
  }
}
