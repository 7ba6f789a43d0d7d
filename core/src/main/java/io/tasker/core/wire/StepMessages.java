package io.tasker.core.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tasker.contract.message.StepMessage;
import io.tasker.contract.model.StepId;
import io.tasker.contract.model.TaskId;
import java.util.UUID;

/** The JSON of {@link StepMessage}: three UUIDs, the same in both directions. */
public final class StepMessages {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private StepMessages() {}

  /** Writes a message. */
  public static String write(TaskId task, StepId step, UUID correlationId) {
    return "{\"task_uuid\":\""
        + task
        + "\",\"step_uuid\":\""
        + step
        + "\",\"correlation_id\":\""
        + correlationId
        + "\"}";
  }

  /**
   * Reads a message.
   *
   * @throws BadMessageException saying which field is wrong and what it must be
   */
  public static StepMessage read(String body) throws BadMessageException {
    JsonNode node = parse(body);
    StepId step = new StepId(uuid(node, "step_uuid"));
    TaskId task = new TaskId(uuid(node, "task_uuid"));
    if (!step.task().equals(task)) {
      throw new BadMessageException("step_uuid " + step + " is not a step of task_uuid " + task);
    }
    if (step.number() < 0) {
      throw new BadMessageException("step_uuid " + step + " is a task's id, not a step's");
    }
    return new StepMessage(task, step, uuid(node, "correlation_id"));
  }

  private static JsonNode parse(String body) throws BadMessageException {
    try {
      JsonNode node = MAPPER.readTree(body);
      if (!node.isObject()) {
        throw new BadMessageException("the body must be a JSON object, is " + node.getNodeType());
      }
      return node;
    } catch (JsonProcessingException e) {
      throw new BadMessageException("the body is not JSON: " + e.getOriginalMessage());
    }
  }

  private static UUID uuid(JsonNode node, String field) throws BadMessageException {
    JsonNode value = node.path(field);
    if (!value.isTextual()) {
      throw new BadMessageException(field + " must be a UUID string, is " + value.getNodeType());
    }
    try {
      return UUID.fromString(value.textValue());
    } catch (IllegalArgumentException e) {
      throw new BadMessageException(
          field + " must be a UUID string, was \"" + value.textValue() + "\"");
    }
  }
}
