package io.tasker.rest;

import io.tasker.contract.model.StepId;
import io.tasker.contract.model.StepView;
import io.tasker.contract.model.TaskId;
import io.tasker.contract.operations.StepOperations;
import io.tasker.rest.json.AuditJson;
import io.tasker.rest.json.StepJson;
import io.tasker.rest.read.EntityTag;
import io.tasker.rest.read.StepActionReader;
import io.tasker.rest.read.Uuids;
import io.tasker.rest.route.ApiError;
import io.tasker.rest.route.Call;
import io.tasker.rest.route.Reply;

/** The steps of a task, one by one. */
final class StepEndpoints {
  private static final int OK = 200;

  private final StepOperations steps;

  StepEndpoints(StepOperations steps) {
    this.steps = steps;
  }

  Reply list(Call call) {
    return Reply.json(OK, StepJson.list(steps.list(task(call))));
  }

  Reply get(Call call) {
    return reply(steps.get(task(call), step(call)));
  }

  Reply audit(Call call) {
    return Reply.json(OK, AuditJson.list(steps.audit(task(call), step(call))));
  }

  /** Resets, resolves or completes a step by hand. */
  Reply act(Call call) {
    TaskId task = task(call);
    StepId step = step(call);
    return reply(steps.act(task, step, StepActionReader.read(call.body()), EntityTag.wanted(call)));
  }

  private static Reply reply(StepView step) {
    return EntityTag.on(Reply.json(OK, StepJson.of(step)), step.seq());
  }

  private static TaskId task(Call call) {
    return Uuids.parse(call.segments().getFirst())
        .map(TaskId::new)
        .orElseThrow(() -> ApiError.badRequest("Invalid task UUID format"));
  }

  private static StepId step(Call call) {
    return Uuids.parse(call.segments().get(1))
        .map(StepId::new)
        .orElseThrow(() -> ApiError.badRequest("Invalid step UUID format"));
  }
}
