package io.tasker.launch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tasker.cli.Form;
import io.tasker.core.config.ConfigValue;
import io.tasker.core.config.KeyFacts;
import io.tasker.core.config.ValueKind;
import java.util.List;
import java.util.Locale;

/** Writes keys as JSON. */
final class ConfigJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private ConfigJson() {}

  /** One key, or an array of keys. */
  static String of(boolean isOne, List<KeyFacts> keys) {
    return pretty(tree(isOne, keys));
  }

  /** The same as lines of YAML. */
  static List<String> yaml(boolean isOne, List<KeyFacts> keys) {
    return Form.yaml(tree(isOne, keys)).lines().toList();
  }

  private static JsonNode tree(boolean isOne, List<KeyFacts> keys) {
    if (isOne) {
      return node(keys.getFirst());
    }
    ArrayNode all = NODES.arrayNode();
    keys.forEach(key -> all.add(node(key)));
    return all;
  }

  /** A text in double quotes, on one line. */
  static String text(String text) {
    return NODES.textNode(text).toString();
  }

  private static ObjectNode node(KeyFacts key) {
    ObjectNode node = NODES.objectNode();
    node.put("key", key.key());
    node.put("meaning", key.meaning());
    node.put("type", key.kind().name().toLowerCase(Locale.ROOT));
    node.put("allowed", key.allowed());
    node.put("unit", key.unit().isEmpty() ? null : key.unit());
    node.set("default", value(key.kind(), key.defaultValue()));
    node.set("value", key.present().map(it -> value(key.kind(), it)).orElse(NODES.nullNode()));
    node.put("origin", key.present().map(ConfigValue::origin).orElse(null));
    node.put("variable", key.variable());
    ArrayNode aliases = node.putArray("public_variables");
    key.publicVariables().forEach(aliases::add);
    return node;
  }

  private static JsonNode value(ValueKind kind, ConfigValue value) {
    return switch (kind) {
      case WHOLE -> NODES.numberNode(Long.parseLong(value.value()));
      case FLAG -> NODES.booleanNode(Boolean.parseBoolean(value.value()));
      case TEXT -> NODES.textNode(value.value());
      case LIST -> {
        ArrayNode items = NODES.arrayNode();
        value.items().forEach(items::add);
        yield items;
      }
    };
  }

  private static String pretty(JsonNode node) {
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of values is JSON", e);
    }
  }
}
