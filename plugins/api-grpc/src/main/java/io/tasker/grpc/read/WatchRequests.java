package io.tasker.grpc.read;

import com.tasker.v1.TaskState;
import com.tasker.v1.WatchTaskRequest;
import com.tasker.v1.WatchTasksRequest;
import io.tasker.contract.operations.EventQuery;
import java.time.Duration;
import java.util.List;

/** Reads what somebody wants to watch. */
public final class WatchRequests {
  private WatchRequests() {}

  /** One task and its steps. */
  public static EventQuery query(WatchTaskRequest message, Duration reach) {
    return new EventQuery(
        Uuids.task(message.getTaskUuid()),
        null,
        null,
        null,
        ListRequests.text("after", message.hasAfter(), message.getAfter()),
        reach);
  }

  /** All tasks that the message does not leave out. */
  public static EventQuery query(WatchTasksRequest message, Duration reach) {
    TaskState state = message.getState();
    return new EventQuery(
        null,
        ListRequests.text("namespace", message.hasNamespace(), message.getNamespace()),
        ListRequests.text("name", message.hasName(), message.getName()),
        ListRequests.state("state", List.of(state)),
        ListRequests.text("after", message.hasAfter(), message.getAfter()),
        reach);
  }
}
