package io.tasker.core.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import io.tasker.contract.model.Json;
import io.tasker.core.wire.CanonicalJson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What values must look like. Compiled when the first value comes, and kept; any number of threads
 * may use it.
 */
public final class JsonSchema {
  private final Json text;
  private volatile @Nullable Schema compiled;

  private JsonSchema(Json text) {
    this.text = text;
  }

  /** A schema; nothing is done yet. */
  public static JsonSchema of(Json text) {
    return new JsonSchema(text);
  }

  /**
   * What makes a schema unusable: it breaks the rules of its dialect, refers to something outside
   * of itself or to nothing.
   *
   * @param name what messages call it
   * @return one sentence each; empty if it can be used
   */
  public static List<String> problems(String name, JsonNode schema) {
    return SchemaProblems.of(name, schema);
  }

  /**
   * What is wrong with a value.
   *
   * @param name what messages call the value
   * @return one sentence each, with path, what is allowed and what was found; 10 at most and then
   *     how many more there are; empty if all is well
   * @throws IllegalStateException if the schema itself is unusable
   */
  public List<String> violations(String name, JsonNode value) {
    try {
      return Violations.of(name, schema().validate(value));
    } catch (SchemaException e) {
      throw new IllegalStateException("the schema cannot be used: " + e.getMessage(), e);
    }
  }

  private Schema schema() {
    Schema known = compiled;
    if (known == null) {
      known = Dialect.compile(CanonicalJson.parse(text));
      compiled = known;
    }
    return known;
  }
}
