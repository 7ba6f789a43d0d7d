package io.tasker.client.transport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tasker.client.error.UnreadableAnswerException;
import java.util.Set;

/** What went into a task and came out of it, which REST tells with the task and its steps only. */
final class TaskValues {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  /** Those whose results others may use. */
  private static final Set<String> DONE = Set.of("complete", "resolved_manually");

  private TaskValues() {}

  /**
   * The values, as gRPC calls them.
   *
   * @param task what a server tells of it
   * @param steps what it tells of them, with their results
   */
  static String of(String task, String steps) {
    ObjectNode values = MAPPER.createObjectNode();
    values.set("inputs", parsed(task).path("context"));
    ObjectNode outputs = values.putObject("outputs");
    for (JsonNode step : parsed(steps)) {
      boolean done = DONE.contains(step.path("current_state").asText());
      if (done && step.path("results").isObject()) {
        JsonNode result = step.path("results").path("result");
        outputs.set(step.path("name").asText(), result.isMissingNode() ? null : result);
      }
    }
    return values.toString();
  }

  private static JsonNode parsed(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UnreadableAnswerException("not JSON: " + e.getOriginalMessage(), e);
    }
  }
}
