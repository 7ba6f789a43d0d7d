package io.tasker.client.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What went into a task and what has come out of it so far.
 *
 * @param inputs the context that it was created with
 * @param outputs what its steps have returned, by their names; only of steps that are complete or
 *     resolved by hand; JSON null: nothing
 */
public record TaskContext(JsonNode inputs, JsonNode outputs) {
  /** Both in one object; of an input and an output with the same name the output. */
  public ObjectNode merged() {
    ObjectNode merged = JsonNodeFactory.instance.objectNode();
    merged.setAll(fields(inputs));
    merged.setAll(fields(outputs));
    return merged;
  }

  private static ObjectNode fields(JsonNode node) {
    return node instanceof ObjectNode fields ? fields : JsonNodeFactory.instance.objectNode();
  }
}
