package io.tasker.core.lifecycle.repair;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tasker.contract.model.Json;
import io.tasker.contract.model.StepAction;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes how a step went that an operator completed, in the form of a worker's outcome. */
final class ManualOutcome {
  // Numbers are carried as they were written.
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private ManualOutcome() {}

  static String of(StepAction.CompleteManually action, Instant now) {
    ObjectNode outcome = MAPPER.createObjectNode();
    outcome.put("success", true).put("ms", 0);
    outcome.put("started_at", now.toString()).put("completed_at", now.toString());
    outcome.set("custom", custom(action));
    return outcome.toString();
  }

  private static ObjectNode custom(StepAction.CompleteManually action) {
    return metadata(action.metadata())
        .put("manually_completed", true)
        .put("completed_by", action.by())
        .put("completion_reason", action.reason());
  }

  private static ObjectNode metadata(@Nullable Json metadata) {
    if (metadata == null) {
      return MAPPER.createObjectNode();
    }
    JsonNode value = parse(metadata);
    if (value instanceof ObjectNode object) {
      return object;
    }
    ObjectNode wrapped = MAPPER.createObjectNode();
    wrapped.set("operator_metadata", value);
    return wrapped;
  }

  private static JsonNode parse(Json json) {
    try {
      return MAPPER.readTree(json.text());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the metadata of a completion is not JSON", e);
    }
  }
}
