package io.tasker.rest;

import io.tasker.contract.model.TaskId;
import io.tasker.contract.operations.StepOperations;
import io.tasker.contract.operations.TaskOperations;
import io.tasker.rest.json.StepJson;
import io.tasker.rest.json.TaskJson;
import io.tasker.rest.json.TaskListJson;
import io.tasker.rest.read.TaskQueryReader;
import io.tasker.rest.read.TaskRequestReader;
import io.tasker.rest.read.Uuids;
import io.tasker.rest.route.ApiError;
import io.tasker.rest.route.Call;
import io.tasker.rest.route.Problem;
import io.tasker.rest.route.Reply;

/** Tasks and their steps. */
final class TaskEndpoints {
  private static final int OK = 200;

  private final TaskOperations tasks;
  private final StepOperations steps;

  TaskEndpoints(TaskOperations tasks, StepOperations steps) {
    this.tasks = tasks;
    this.steps = steps;
  }

  /**
   * Creates a task. The answer is 200 and not 201, as the public server has it: clients that check
   * for exactly 200 exist, clients that need 201 do not.
   */
  Reply create(Call call) {
    return Reply.json(OK, TaskJson.of(tasks.create(TaskRequestReader.read(call.body()))));
  }

  Reply get(Call call) {
    String segment = call.segments().getFirst();
    var task =
        Uuids.parse(segment)
            .orElseThrow(
                () ->
                    new ApiError(
                        Problem.INVALID_UUID, "'" + segment + "' is not the UUID of a task"));
    return Reply.json(OK, TaskJson.of(tasks.get(new TaskId(task))));
  }

  Reply list(Call call) {
    return Reply.json(OK, TaskListJson.of(tasks.list(TaskQueryReader.read(call.query()))));
  }

  Reply listSteps(Call call) {
    var task =
        Uuids.parse(call.segments().getFirst())
            .orElseThrow(() -> ApiError.badRequest("Invalid task UUID format"));
    return Reply.json(OK, StepJson.list(steps.list(new TaskId(task))));
  }
}
