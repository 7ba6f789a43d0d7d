package io.tasker.rest;

import io.tasker.contract.model.TaskId;
import io.tasker.contract.operations.EventOperations;
import io.tasker.contract.operations.EventQuery;
import io.tasker.rest.read.QueryFields;
import io.tasker.rest.read.Uuids;
import io.tasker.rest.route.ApiError;
import io.tasker.rest.route.Call;
import io.tasker.rest.route.Problem;
import io.tasker.rest.route.Reply;
import org.jspecify.annotations.Nullable;

/** What happens to tasks, as server-sent events. */
final class EventEndpoints {
  private final EventOperations events;
  private final EventStreams streams;

  EventEndpoints(EventOperations events, EventStreams streams) {
    this.events = events;
    this.streams = streams;
  }

  /** One task with its steps, from its beginning or from where the caller stopped. */
  Reply ofTask(Call call) {
    String segment = call.segments().getFirst();
    TaskId task =
        Uuids.parse(segment)
            .map(TaskId::new)
            .orElseThrow(
                () ->
                    new ApiError(
                        Problem.INVALID_UUID, "'" + segment + "' is not the UUID of a task"));
    EventQuery query = new EventQuery(task, null, null, null, after(call), streams.replay());
    return streams.open(tooSlow -> events.watch(query, tooSlow));
  }

  /** All tasks, from now on or from where the caller stopped. */
  Reply ofAll(Call call) {
    QueryFields fields = new QueryFields(call.query());
    EventQuery query =
        new EventQuery(
            null,
            fields.text("namespace"),
            fields.text("name"),
            fields.text("state"),
            after(call),
            streams.replay());
    return streams.open(tooSlow -> events.watch(query, tooSlow));
  }

  /** The header wins: a browser sends it when it connects again, to the same URL as before. */
  private static @Nullable String after(Call call) {
    return call.header("Last-Event-ID")
        .orElseGet(() -> new QueryFields(call.query()).text("after"));
  }
}
