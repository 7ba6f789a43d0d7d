package io.tasker.client.grpc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.tasker.v1.TaskEvent;
import com.tasker.v1.TaskServiceGrpc;
import com.tasker.v1.WatchTaskRequest;
import com.tasker.v1.WatchTasksRequest;
import io.tasker.client.transport.ApiCall;
import org.jspecify.annotations.Nullable;

/** Streams of events. */
final class EventCalls {
  private EventCalls() {}

  /** The stream that a call asks for, from the first event after one. */
  static Rpc<?, TaskEvent> of(ApiCall call, @Nullable String after) {
    return switch (call.operation()) {
      case WATCH_TASK -> one(call, after);
      case WATCH_TASKS -> all(call, after);
      default -> throw new IllegalArgumentException(call.operation() + " is no stream");
    };
  }

  private static Rpc<WatchTaskRequest, TaskEvent> one(ApiCall call, @Nullable String after) {
    WatchTaskRequest.Builder request =
        WatchTaskRequest.newBuilder().setTaskUuid(Wanted.part(call, "task"));
    if (after != null) {
      request.setAfter(after);
    }
    return new Rpc<>(TaskServiceGrpc.getWatchTaskMethod(), request.build(), EventCalls::event);
  }

  private static Rpc<WatchTasksRequest, TaskEvent> all(ApiCall call, @Nullable String after) {
    WatchTasksRequest.Builder request = WatchTasksRequest.newBuilder();
    Wanted.text(call.query(), "namespace", request::setNamespace);
    Wanted.text(call.query(), "name", request::setName);
    Wanted.text(call.query(), "state", name -> request.setState(TaskLists.state("state", name)));
    if (after != null) {
      request.setAfter(after);
    }
    return new Rpc<>(TaskServiceGrpc.getWatchTasksMethod(), request.build(), EventCalls::event);
  }

  // The id is no part of what is told, as in REST.
  private static ObjectNode event(TaskEvent message) {
    ObjectNode event = MessageJson.of(message, TimeForm.ZONED);
    event.remove("id");
    return Nulls.without(event);
  }
}
