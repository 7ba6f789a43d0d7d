package io.tasker.core.operations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tasker.contract.model.Json;
import io.tasker.contract.model.StepId;
import io.tasker.contract.operations.TaskSummary;
import io.tasker.core.store.StepRow;
import org.jspecify.annotations.Nullable;

/**
 * Assembles the public step execution result from what is stored: the result itself and, apart from
 * it, how the attempt went.
 */
final class ExecutionResults {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private ExecutionResults() {}

  static @Nullable Json of(StepRow step) {
    return of(step.task().step(step.number()), step.outcome(), step.result());
  }

  /** How an attempt failed; null if there was none, or it did not. */
  static TaskSummary.@Nullable Failure failure(StepRow step) {
    String stored = step.outcome();
    if (stored == null || parse(stored).path("success").asBoolean()) {
      return null;
    }
    JsonNode error = parse(stored).path("error");
    return new TaskSummary.Failure(
        error.path("type").textValue(),
        error.path("retryable").asBoolean(false),
        error.path("status_code").canConvertToInt() ? error.path("status_code").asInt() : null);
  }

  /**
   * The result of an attempt.
   *
   * @param stored how it went; null if it has not ended
   * @param value what it returned
   */
  static @Nullable Json of(StepId id, @Nullable String stored, @Nullable String value) {
    if (stored == null) {
      return null;
    }
    JsonNode outcome = parse(stored);
    boolean success = outcome.path("success").asBoolean();
    ObjectNode result = MAPPER.createObjectNode();
    result.put("step_uuid", id.toString());
    result.put("success", success);
    result.set("result", success && value != null ? parse(value) : MAPPER.createObjectNode());
    result.put("status", success ? "completed" : "failed");
    result.set("metadata", metadata(outcome));
    result.set("error", success ? MAPPER.nullNode() : error(outcome.path("error")));
    result.set("orchestration_metadata", orchestrationMetadata(outcome));
    return new Json(result.toString());
  }

  private static ObjectNode metadata(JsonNode outcome) {
    JsonNode error = outcome.path("error");
    ObjectNode metadata = MAPPER.createObjectNode();
    metadata.put("execution_time_ms", outcome.path("ms").asLong());
    metadata.putNull("handler_version");
    metadata.put("retryable", error.path("retryable").asBoolean(false));
    if (outcome.has("completed_at")) { // readers allow it to be missing, but not to be null
      copy(outcome, "completed_at", metadata, "completed_at");
    }
    copy(outcome, "worker", metadata, "worker_id");
    metadata.putNull("worker_hostname");
    copy(outcome, "started_at", metadata, "started_at");
    metadata.set(
        "custom", outcome.has("custom") ? outcome.get("custom") : MAPPER.createObjectNode());
    metadata.putNull("error_code");
    copy(error, "type", metadata, "error_type");
    metadata.set("context", MAPPER.createObjectNode());
    return metadata;
  }

  /**
   * A worker's hint is passed on as it is; an operator's completion has the empty form of it, as
   * clients expect.
   */
  private static JsonNode orchestrationMetadata(JsonNode outcome) {
    if (outcome.has("orchestration_metadata")) {
      return outcome.get("orchestration_metadata");
    }
    if (!outcome.has("custom")) {
      return MAPPER.nullNode();
    }
    ObjectNode metadata = MAPPER.createObjectNode();
    metadata.putObject("headers");
    metadata.putNull("error_context");
    metadata.putNull("backoff_hint");
    metadata.putObject("custom");
    return metadata;
  }

  private static ObjectNode error(JsonNode stored) {
    ObjectNode error = MAPPER.createObjectNode();
    copy(stored, "message", error, "message");
    copy(stored, "type", error, "error_type");
    error.putNull("backtrace");
    error.put("retryable", stored.path("retryable").asBoolean(false));
    return error;
  }

  private static void copy(JsonNode from, String name, ObjectNode to, String as) {
    JsonNode value = from.get(name);
    to.set(as, value == null ? MAPPER.nullNode() : value);
  }

  private static JsonNode parse(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("stored JSON cannot be read", e);
    }
  }
}
