package io.tasker.core.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import io.tasker.core.text.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Finds out whether a schema can be used. */
final class SchemaProblems {
  private static final Map<String, Schema> OF_DIALECTS = new ConcurrentHashMap<>();

  private SchemaProblems() {}

  static List<String> of(String name, JsonNode schema) {
    Optional<String> dialect = Dialect.find(schema);
    if (dialect.isEmpty()) {
      return List.of(
          "%s.$schema must be one of %s, was %s"
              .formatted(
                  name,
                  String.join(", ", Dialect.known()),
                  Shown.of(schema.get("$schema").toString())));
    }
    List<String> found =
        new ArrayList<>(Violations.of(name, againstItsDialect(schema, dialect.get())));
    references(name, schema, found);
    if (found.isEmpty()) {
      compile(name, schema, found);
    }
    return found;
  }

  private static List<com.networknt.schema.Error> againstItsDialect(
      JsonNode schema, String dialect) {
    return OF_DIALECTS
        .computeIfAbsent(dialect, id -> Dialect.registry().getSchema(SchemaLocation.of(id)))
        .validate(
            schema,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
  }

  /** What is not in the schema itself is never fetched. */
  private static void references(String path, JsonNode node, List<String> found) {
    for (int i = 0; i < (node.isArray() ? node.size() : 0); i++) {
      references(path + "[" + i + "]", node.get(i), found);
    }
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      String where = path + "." + Shown.of(entry.getKey());
      if (isReference(entry.getKey(), entry.getValue())
          && !entry.getValue().textValue().startsWith("#")) {
        found.add(
            "%s must point into the same schema (#/…), was %s; nothing else is fetched"
                .formatted(where, Shown.of(entry.getValue().toString())));
      }
      references(where, entry.getValue(), found);
    }
  }

  private static boolean isReference(String keyword, JsonNode value) {
    return value.isTextual()
        && (keyword.equals("$ref")
            || keyword.equals("$dynamicRef")
            || keyword.equals("$recursiveRef"));
  }

  private static void compile(String name, JsonNode schema, List<String> found) {
    try {
      Dialect.compile(schema);
    } catch (SchemaException e) {
      found.add(name + " cannot be used: " + Shown.of(e.getMessage()));
    } catch (RuntimeException e) {
      // The library lets some mistakes through as exceptions of the JDK.
      found.add(name + " cannot be used: " + Shown.of(e.toString()));
    }
  }
}
