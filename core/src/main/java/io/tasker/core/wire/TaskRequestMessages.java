package io.tasker.core.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.tasker.contract.message.TaskRequestMessage;
import io.tasker.contract.model.Json;
import io.tasker.contract.model.Origin;
import io.tasker.contract.model.TaskRequest;
import io.tasker.contract.model.TemplateName;
import java.util.List;

/** The JSON of {@link TaskRequestMessage}. */
public final class TaskRequestMessages {
  private static final List<String> PRIORITIES = List.of("Low", "Normal", "High", "Urgent");

  private TaskRequestMessages() {}

  /**
   * Reads a message. Every key of it must be there; of the request in it, those that the API asks
   * for. Keys that nobody knows are ignored.
   *
   * @throws BadMessageException saying which field is wrong and what it must be
   */
  public static TaskRequestMessage read(String body) throws BadMessageException {
    MessageFields message = MessageFields.of(body);
    String requestId = message.requiredText("request_id");
    TaskRequest request = request(message.object("task_request"));
    MessageFields metadata = message.object("metadata");
    metadata.requiredTime("requested_at");
    metadata.requiredWord("priority", PRIORITIES);
    metadata.requiredObject("custom");
    return new TaskRequestMessage(requestId, metadata.requiredText("requester"), request);
  }

  private static TaskRequest request(MessageFields request) throws BadMessageException {
    String key = request.optionalText("idempotency_key");
    if (key != null && key.isEmpty()) {
      throw new BadMessageException(
          "task_request.idempotency_key must not be empty; leave it out or send null");
    }
    return new TaskRequest(
        new TemplateName(
            request.requiredText("namespace"),
            request.requiredText("name"),
            request.requiredText("version")),
        json(request.requiredObject("context")),
        new Origin(
            request.requiredText("initiator"),
            request.requiredText("source_system"),
            request.requiredText("reason")),
        request.optionalTexts("tags"),
        request.optionalWhole("priority"),
        request.optionalUuid("correlation_id"),
        request.optionalUuid("parent_correlation_id"),
        key,
        request.optionalTime("requested_at"),
        request.optionalObject("options").map(TaskRequestMessages::json).orElse(null));
  }

  private static Json json(JsonNode node) {
    return new Json(node.toString());
  }
}
