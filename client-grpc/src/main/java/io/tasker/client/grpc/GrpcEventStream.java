package io.tasker.client.grpc;

import com.google.protobuf.Message;
import com.tasker.v1.TaskEvent;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.StatusException;
import io.grpc.stub.BlockingClientCall;
import io.grpc.stub.ClientCalls;
import io.tasker.client.error.ClientException;
import io.tasker.client.transport.EventStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Events, each asked for when it is waited for, so that a slow reader slows the server down. */
final class GrpcEventStream implements EventStream {
  private final CallTrace trace = new CallTrace();
  private final GrpcErrors errors;
  private final Runnable onBreak;
  private final Source source;
  private volatile boolean ended;

  /** Reads one event. */
  private interface Source {
    /** The next event; null if there are no more. */
    @Nullable Event read(long atMostMs)
        throws InterruptedException, TimeoutException, StatusException;

    void cancel();
  }

  GrpcEventStream(Rpc<?, TaskEvent> rpc, Channel channel, GrpcErrors errors, Runnable onBreak) {
    this.errors = errors;
    this.onBreak = onBreak;
    this.source = source(rpc, channel);
  }

  private <Q extends Message> Source source(Rpc<Q, TaskEvent> rpc, Channel channel) {
    BlockingClientCall<Q, TaskEvent> call =
        ClientCalls.blockingV2ServerStreamingCall(
            channel,
            rpc.method(),
            CallOptions.DEFAULT.withStreamTracerFactory(trace),
            rpc.request());
    return new Source() {
      @Override
      public @Nullable Event read(long atMostMs)
          throws InterruptedException, TimeoutException, StatusException {
        TaskEvent event = call.read(atMostMs, TimeUnit.MILLISECONDS);
        if (event == null) {
          return null;
        }
        if (event.getTaskUuid().isEmpty()) {
          return new Event(event.getId(), Event.PLACE, "");
        }
        String type = event.hasStepUuid() ? "step" : "task";
        return new Event(event.getId(), type, rpc.answer().apply(event).toString());
      }

      @Override
      public void cancel() {
        call.cancel("not needed any more", null);
      }
    };
  }

  @Override
  public Optional<Event> next(Duration atMost) {
    if (ended) {
      return Optional.empty();
    }
    try {
      Optional<Event> event = Optional.ofNullable(source.read(atMost.toMillis()));
      ended = event.isEmpty();
      return event;
    } catch (TimeoutException _) {
      return Optional.empty();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (StatusException e) {
      ended = true;
      return end(e);
    }
  }

  private Optional<Event> end(StatusException e) {
    if (GrpcErrors.isBroken(e.getStatus(), trace)) {
      onBreak.run();
    }
    switch (e.getStatus().getCode()) {
      case CANCELLED, DEADLINE_EXCEEDED -> {
        return Optional.empty();
      }
      default -> {
        ClientException error = errors.of(e.getStatus(), e.getTrailers(), trace);
        if (trace.isAnswered() || !error.isRetryable()) {
          throw error;
        }
        return Optional.empty();
      }
    }
  }

  @Override
  public boolean isOpen() {
    return !ended;
  }

  @Override
  public void close() {
    ended = true;
    source.cancel();
  }
}
