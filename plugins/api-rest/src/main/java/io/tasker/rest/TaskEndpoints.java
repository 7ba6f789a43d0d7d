package io.tasker.rest;

import io.tasker.contract.model.TaskId;
import io.tasker.contract.model.TaskView;
import io.tasker.contract.operations.TaskOperations;
import io.tasker.rest.json.SummaryJson;
import io.tasker.rest.json.TaskJson;
import io.tasker.rest.json.TaskListJson;
import io.tasker.rest.read.EntityTag;
import io.tasker.rest.read.QueryText;
import io.tasker.rest.read.TaskQueryReader;
import io.tasker.rest.read.TaskRequestReader;
import io.tasker.rest.read.Uuids;
import io.tasker.rest.route.ApiError;
import io.tasker.rest.route.Call;
import io.tasker.rest.route.Problem;
import io.tasker.rest.route.Reply;

/** Tasks as a whole. */
final class TaskEndpoints {
  private static final int OK = 200;

  private final TaskOperations tasks;

  TaskEndpoints(TaskOperations tasks) {
    this.tasks = tasks;
  }

  /**
   * Creates a task. The answer is 200 and not 201, as the public server has it: clients that check
   * for exactly 200 exist, clients that need 201 do not.
   */
  Reply create(Call call) {
    return reply(
        tasks.create(
            TaskRequestReader.read(call.body(), call.header("Idempotency-Key").orElse(null))));
  }

  Reply get(Call call) {
    return reply(tasks.get(task(call)));
  }

  Reply summary(Call call) {
    return Reply.json(OK, SummaryJson.of(tasks.summary(task(call))));
  }

  Reply list(Call call) {
    return Reply.json(OK, TaskListJson.of(tasks.list(TaskQueryReader.read(call.query()))));
  }

  /** Cancels a task; the query may say why. */
  Reply cancel(Call call) {
    TaskId task = task(call);
    return reply(tasks.cancel(task, QueryText.optional(call, "reason"), EntityTag.wanted(call)));
  }

  private static Reply reply(TaskView task) {
    return EntityTag.on(Reply.json(OK, TaskJson.of(task)), task.seq());
  }

  private static TaskId task(Call call) {
    String segment = call.segments().getFirst();
    return Uuids.parse(segment)
        .map(TaskId::new)
        .orElseThrow(
            () ->
                new ApiError(Problem.INVALID_UUID, "'" + segment + "' is not the UUID of a task"));
  }
}
