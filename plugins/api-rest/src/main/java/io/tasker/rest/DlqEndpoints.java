package io.tasker.rest;

import io.tasker.contract.model.TaskId;
import io.tasker.contract.operations.dlq.DlqOperations;
import io.tasker.rest.json.DlqJson;
import io.tasker.rest.read.DlqReader;
import io.tasker.rest.read.QueryFields;
import io.tasker.rest.read.Uuids;
import io.tasker.rest.route.ApiError;
import io.tasker.rest.route.Call;
import io.tasker.rest.route.Problem;
import io.tasker.rest.route.Reply;
import java.util.UUID;

/** Tasks that a person has to look at. */
final class DlqEndpoints {
  private static final int OK = 200;
  private static final int PAGE = 50;
  private static final int LIST = 100;

  private final DlqOperations dlq;

  DlqEndpoints(DlqOperations dlq) {
    this.dlq = dlq;
  }

  Reply list(Call call) {
    var fields = new QueryFields(call.query());
    return Reply.json(
        OK,
        DlqJson.entries(
            dlq.list(
                DlqReader.status(fields),
                fields.whole("limit", 1, DlqOperations.MAX_LIMIT, PAGE),
                fields.whole("offset", 0, Long.MAX_VALUE, 0))));
  }

  Reply ofTask(Call call) {
    return Reply.json(OK, DlqJson.of(dlq.ofTask(new TaskId(uuid(call, "task")))));
  }

  Reply update(Call call) {
    UUID entry = uuid(call, "DLQ entry");
    dlq.update(entry, DlqReader.update(call.body()));
    return Reply.json(OK, DlqJson.updated(entry));
  }

  Reply stats(Call call) {
    return Reply.json(OK, DlqJson.stats(dlq.stats()));
  }

  Reply queue(Call call) {
    return Reply.json(OK, DlqJson.queue(dlq.investigationQueue(limit(call))));
  }

  Reply staleness(Call call) {
    return Reply.json(OK, DlqJson.staleness(dlq.staleness(limit(call))));
  }

  private static long limit(Call call) {
    return new QueryFields(call.query()).whole("limit", 1, DlqOperations.MAX_LIMIT, LIST);
  }

  private static UUID uuid(Call call, String what) {
    String segment = call.segments().getFirst();
    return Uuids.parse(segment)
        .orElseThrow(
            () ->
                new ApiError(
                    Problem.INVALID_UUID,
                    "Invalid URL: '" + segment + "' is not the UUID of a " + what));
  }
}
