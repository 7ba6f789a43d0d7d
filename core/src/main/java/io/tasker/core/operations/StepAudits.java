package io.tasker.core.operations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tasker.contract.model.Json;
import io.tasker.contract.model.StepId;
import io.tasker.contract.model.StepState;
import io.tasker.contract.operations.StepAudit;
import io.tasker.core.state.StepCause;
import io.tasker.core.store.AuditStore;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Turns transitions into what clients see of a step's results. Pure. */
final class StepAudits {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private StepAudits() {}

  static StepAudit of(StepId step, AuditStore.Row row) {
    JsonNode detail = parse(row.detail());
    return new StepAudit(
        derived("audit", step, row),
        step,
        derived("transition", step, row),
        row.at(),
        worker(detail),
        row.correlationId(),
        succeeded(row.to()),
        detail.path("ms").isIntegralNumber() ? Long.valueOf(detail.path("ms").asLong()) : null,
        new Json(event(step, row, detail)),
        row.stepName(),
        row.to(),
        row.from());
  }

  private static boolean succeeded(StepState to) {
    return to == StepState.ENQUEUED_FOR_ORCHESTRATION || to.satisfiesDependents();
  }

  /** Transitions have no id of their own: task, step and seq name them. */
  private static UUID derived(String kind, StepId step, AuditStore.Row row) {
    String name = kind + " " + step + " " + row.seq();
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  private static @Nullable UUID worker(JsonNode detail) {
    String worker = detail.path("worker").asText("");
    try {
      return UUID.fromString(worker);
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  private static String event(StepId step, AuditStore.Row row, JsonNode detail) {
    ObjectNode event = MAPPER.createObjectNode();
    event.put("type", row.cause().wireName());
    event.set("data", byHand(row.cause()) ? detail : parse(result(step, row)));
    return event.toString();
  }

  private static boolean byHand(StepCause cause) {
    return cause == StepCause.RESET_FOR_RETRY
        || cause == StepCause.COMPLETE_MANUALLY
        || cause == StepCause.RESOLVE_MANUALLY;
  }

  private static @Nullable String result(StepId step, AuditStore.Row row) {
    Json result = ExecutionResults.of(step, row.detail(), row.result());
    return result == null ? null : result.text();
  }

  private static JsonNode parse(@Nullable String json) {
    if (json == null) {
      return MAPPER.nullNode();
    }
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("stored JSON cannot be read", e);
    }
  }
}
