package io.tasker.client.grpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.tasker.v1.CancelTaskRequest;
import com.tasker.v1.CancelTaskResponse;
import com.tasker.v1.CreateTaskRequest;
import com.tasker.v1.CreateTaskResponse;
import com.tasker.v1.GetTaskContextRequest;
import com.tasker.v1.GetTaskContextResponse;
import com.tasker.v1.GetTaskRequest;
import com.tasker.v1.GetTaskResponse;
import com.tasker.v1.GetTaskSummaryRequest;
import com.tasker.v1.GetTaskSummaryResponse;
import com.tasker.v1.Task;
import com.tasker.v1.TaskServiceGrpc;
import io.tasker.client.error.ServerException;
import io.tasker.client.transport.ApiCall;
import java.util.List;

/** One task. */
final class TaskCalls {
  private static final int BAD_REQUEST = 400;

  private TaskCalls() {}

  static Rpc<CreateTaskRequest, CreateTaskResponse> create(ApiCall call) {
    return new Rpc<>(
        TaskServiceGrpc.getCreateTaskMethod(),
        request(StructJson.parse(String.valueOf(call.body()))),
        answer -> task(answer.getTask()));
  }

  /** One request for a task, as in the body of REST. */
  static CreateTaskRequest request(JsonNode body) {
    CreateTaskRequest.Builder request = CreateTaskRequest.newBuilder();
    BodyMessage.fill(request, body);
    return request.build();
  }

  static Rpc<GetTaskRequest, GetTaskResponse> get(ApiCall call) {
    return new Rpc<>(
        TaskServiceGrpc.getGetTaskMethod(),
        GetTaskRequest.newBuilder()
            .setTaskUuid(Wanted.part(call, "task"))
            .setIncludeSteps(true)
            .setIncludeContext(true)
            .build(),
        TaskCalls::withSteps);
  }

  private static ObjectNode withSteps(GetTaskResponse answer) {
    ObjectNode task = task(answer.getTask());
    task.set("steps", StepCalls.readiness(answer.getStepsList()));
    return task;
  }

  static Rpc<GetTaskContextRequest, GetTaskContextResponse> context(ApiCall call) {
    return new Rpc<>(
        TaskServiceGrpc.getGetTaskContextMethod(),
        GetTaskContextRequest.newBuilder().setTaskUuid(Wanted.part(call, "task")).build(),
        // Both in one is made of the exact ones by whoever wants it.
        answer -> MessageJson.of(answer.getContext(), TimeForm.ZONED).without("merged"));
  }

  static Rpc<CancelTaskRequest, CancelTaskResponse> cancel(ApiCall call) {
    CancelTaskRequest.Builder request =
        CancelTaskRequest.newBuilder().setTaskUuid(Wanted.part(call, "task"));
    Wanted.text(call.query(), "reason", request::setReason);
    if (call.expectedSeq() != null) {
      request.setExpectedSeq(call.expectedSeq());
    }
    return new Rpc<>(TaskServiceGrpc.getCancelTaskMethod(), request.build(), TaskCalls::cancelled);
  }

  // What REST calls a bad request is a success that did not succeed here.
  private static JsonNode cancelled(CancelTaskResponse answer) {
    if (!answer.getSuccess()) {
      throw new ServerException(BAD_REQUEST, "BAD_REQUEST", answer.getMessage(), null, null);
    }
    return task(answer.getTask());
  }

  static Rpc<GetTaskSummaryRequest, GetTaskSummaryResponse> summary(ApiCall call) {
    return new Rpc<>(
        TaskServiceGrpc.getGetTaskSummaryMethod(),
        GetTaskSummaryRequest.newBuilder().setTaskUuid(Wanted.part(call, "task")).build(),
        TaskCalls::summary);
  }

  private static JsonNode summary(GetTaskSummaryResponse answer) {
    ObjectNode summary = MessageJson.of(answer, TimeForm.ZONED);
    rewrite(
        summary.path("task"), List.of("created_at", "updated_at", "completed_at"), TimeForm.ZONED);
    for (JsonNode step : summary.path("steps")) {
      rewrite(step, List.of("created_at", "completed_at", "last_attempted_at"), TimeForm.SHORT);
    }
    return summary;
  }

  private static void rewrite(JsonNode node, List<String> fields, TimeForm form) {
    for (String field : fields) {
      if (node.path(field).isTextual()) {
        ((ObjectNode) node).put(field, form.of(node.path(field).textValue()));
      }
    }
  }

  /** A task without steps. */
  static ObjectNode task(Task message) {
    ObjectNode task = MessageJson.of(message, TimeForm.ZONED);
    task.set("status", task.remove("state"));
    if (task.path("context").isNull()) {
      task.set("context", JsonNodeFactory.instance.objectNode());
    }
    task.putArray("steps");
    return task;
  }
}
