package io.tasker.client.grpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.tasker.v1.BulkTasksRequest;
import com.tasker.v1.BulkTasksResponse;
import com.tasker.v1.CreateTasksRequest;
import com.tasker.v1.CreateTasksResponse;
import com.tasker.v1.ErrorDetail;
import com.tasker.v1.TaskCreation;
import com.tasker.v1.TaskServiceGrpc;
import io.grpc.MethodDescriptor;
import io.tasker.client.transport.ApiCall;
import java.util.LinkedHashMap;
import java.util.Map;

/** Many tasks at once. */
final class BulkCalls {
  private static final int OK = 200;

  private BulkCalls() {}

  static Rpc<CreateTasksRequest, CreateTasksResponse> create(ApiCall call) {
    CreateTasksRequest.Builder request = CreateTasksRequest.newBuilder();
    StructJson.parse(String.valueOf(call.body()))
        .forEach(body -> request.addTasks(TaskCalls.request(body)));
    return new Rpc<>(TaskServiceGrpc.getCreateTasksMethod(), request.build(), BulkCalls::created);
  }

  static Rpc<BulkTasksRequest, BulkTasksResponse> cancel(ApiCall call) {
    return bulk(TaskServiceGrpc.getCancelTasksMethod(), call);
  }

  static Rpc<BulkTasksRequest, BulkTasksResponse> retry(ApiCall call) {
    return bulk(TaskServiceGrpc.getRetryTasksMethod(), call);
  }

  private static Rpc<BulkTasksRequest, BulkTasksResponse> bulk(
      MethodDescriptor<BulkTasksRequest, BulkTasksResponse> method, ApiCall call) {
    ObjectNode body = (ObjectNode) StructJson.parse(String.valueOf(call.body()));
    BulkTasksRequest.Builder request = BulkTasksRequest.newBuilder();
    request.setFilter(TaskLists.filter(names(body.path("filter"))));
    BodyMessage.fill(request, body.without("filter"));
    return new Rpc<>(method, request.build(), BulkCalls::outcome);
  }

  private static Map<String, String> names(JsonNode filter) {
    Map<String, String> names = new LinkedHashMap<>();
    filter.properties().forEach(it -> names.put(it.getKey(), it.getValue().asText()));
    filter
        .path("context")
        .properties()
        .forEach(it -> names.put("context." + it.getKey(), it.getValue().asText()));
    return names;
  }

  private static JsonNode created(CreateTasksResponse answer) {
    ObjectNode outcome = JsonNodeFactory.instance.objectNode();
    long created = answer.getItemsList().stream().filter(TaskCreation::hasTaskUuid).count();
    outcome.put("created", created).put("refused", answer.getItemsCount() - created);
    var items = outcome.putArray("items");
    for (int i = 0; i < answer.getItemsCount(); i++) {
      TaskCreation creation = answer.getItems(i);
      ObjectNode item = items.addObject().put("index", i);
      if (creation.hasTaskUuid()) {
        item.put("status", OK).put("task_uuid", creation.getTaskUuid());
      } else {
        item.put("status", ErrorName.of(creation.getError()).status());
        item.set("error", error(creation.getError()));
      }
    }
    return outcome;
  }

  private static JsonNode outcome(BulkTasksResponse answer) {
    ObjectNode outcome = MessageJson.of(answer, TimeForm.ZONED);
    for (int i = 0; i < answer.getItemsCount(); i++) {
      ObjectNode item = (ObjectNode) outcome.path("items").get(i);
      item.remove("error");
      if (answer.getItems(i).hasError()) {
        item.set("error", error(answer.getItems(i).getError()));
      }
    }
    return outcome;
  }

  private static ObjectNode error(ErrorDetail detail) {
    ObjectNode error =
        JsonNodeFactory.instance
            .objectNode()
            .put("code", ErrorName.of(detail).code())
            .put("message", detail.getMessage());
    ErrorName.retryAfter(detail).ifPresent(it -> error.put("retry_after_seconds", it.toSeconds()));
    ErrorName.existingTask(detail).ifPresent(it -> error.put("existing_task", it.toString()));
    return error;
  }
}
