package io.tasker.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.tasker.v1.Analytics;
import com.tasker.v1.Common;
import com.tasker.v1.Config;
import com.tasker.v1.Dlq;
import com.tasker.v1.Health;
import com.tasker.v1.Steps;
import com.tasker.v1.Tasks;
import com.tasker.v1.Templates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Whatever REST tells or takes, gRPC does as well. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RestParityTest {
  // Two plugins never depend on each other, not even in tests; the document is read as it lies.
  private static final Path DOCUMENT =
      Path.of("..", "api-rest", "src", "main", "resources", "io", "tasker", "rest", "openapi.json");
  private static final Map<String, Descriptor> MESSAGES =
      Stream.of(
              Common.getDescriptor(),
              Tasks.getDescriptor(),
              Steps.getDescriptor(),
              Templates.getDescriptor(),
              Analytics.getDescriptor(),
              Dlq.getDescriptor(),
              Health.getDescriptor(),
              Config.getDescriptor())
          .map(FileDescriptor::getMessageTypes)
          .flatMap(List::stream)
          .collect(Collectors.toMap(Descriptor::getName, Function.identity()));

  private final JsonNode document = read();

  @Test
  void each_property_of_each_schema_has_its_field() {
    Set<String> missing = new TreeSet<>();
    for (var schema : document.at("/components/schemas").properties()) {
      for (var property : schema.getValue().path("properties").properties()) {
        String name = schema.getKey() + "." + property.getKey();
        if (!RestFields.NO_MESSAGE.containsKey(schema.getKey())
            && !RestFields.LEFT_OUT.containsKey(name)
            && !hasField(fieldOf(schema.getKey(), property.getKey()))) {
          missing.add(name + " (looked for " + fieldOf(schema.getKey(), property.getKey()) + ")");
        }
      }
    }

    assertThat(missing).isEmpty();
  }

  @Test
  void each_parameter_of_each_operation_has_its_field() {
    Set<String> missing = new TreeSet<>();
    for (JsonNode operation : operations()) {
      String id = operation.path("operationId").asText();
      for (JsonNode parameter : operation.path("parameters")) {
        String name = parameter.path("name").asText();
        String field =
            RestFields.PARAMETERS.getOrDefault(
                id + " " + name,
                RestFields.REQUESTS.get(id) + "." + RestFields.PATH.getOrDefault(name, name));
        if (!hasField(field)) {
          missing.add(id + " " + name + " (looked for " + field + ")");
        }
      }
    }

    assertThat(missing).isEmpty();
  }

  @Test
  void each_operation_has_its_request() {
    Set<String> ids =
        operations().stream()
            .map(operation -> operation.path("operationId").asText())
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(ids).hasSizeGreaterThan(30);
    assertThat(ids).containsAll(RestFields.ONLY_REST);
    ids.removeAll(RestFields.ONLY_REST);
    assertThat(RestFields.REQUESTS.keySet()).isEqualTo(ids);
    assertThat(MESSAGES).containsKeys(RestFields.REQUESTS.values().toArray(String[]::new));
  }

  @Test
  void the_tables_name_only_what_there_is() {
    Set<String> schemas = new TreeSet<>();
    Set<String> properties = new TreeSet<>();
    for (var schema : document.at("/components/schemas").properties()) {
      schemas.add(schema.getKey());
      schema
          .getValue()
          .path("properties")
          .fieldNames()
          .forEachRemaining(name -> properties.add(schema.getKey() + "." + name));
    }

    assertThat(properties).hasSizeGreaterThan(250);
    assertThat(schemas).containsAll(RestFields.MESSAGES.keySet());
    assertThat(schemas).containsAll(RestFields.NO_MESSAGE.keySet());
    assertThat(properties).containsAll(RestFields.RENAMED.keySet());
    assertThat(properties).containsAll(RestFields.LEFT_OUT.keySet());
    assertThat(RestFields.RENAMED.keySet())
        .doesNotContainAnyElementsOf(RestFields.LEFT_OUT.keySet());
  }

  private static String fieldOf(String schema, String property) {
    String renamed = RestFields.RENAMED.getOrDefault(schema + "." + property, property);
    return renamed.contains(".")
        ? renamed
        : RestFields.MESSAGES.getOrDefault(schema, schema) + "." + renamed;
  }

  private static boolean hasField(String path) {
    String[] parts = path.split("\\.");
    Descriptor message = MESSAGES.get(parts[0]);
    FieldDescriptor field = message == null ? null : message.findFieldByName(parts[1]);
    return field != null;
  }

  private List<JsonNode> operations() {
    List<JsonNode> operations = new ArrayList<>();
    document.path("paths").forEach(path -> path.forEach(operations::add));
    return operations.stream().filter(operation -> operation.has("operationId")).toList();
  }

  private static JsonNode read() {
    try {
      return new JsonMapper().readTree(Files.readString(DOCUMENT));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
