package io.tasker.grpc.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.tasker.contract.model.Json;
import java.nio.charset.StandardCharsets;

/**
 * Turns structs into JSON, within the limits of free JSON. Whole numbers up to 2^53 are written
 * without a point, so that the same value is the same text whichever API it came by.
 */
final class JsonOf {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final double LAST_EXACT = 9_007_199_254_740_992.0;
  private static final int MAX_BYTES = 1024 * 1024;
  private static final int MAX_LEVELS = 10;
  private static final int MAX_ENTRIES = 1000;

  private JsonOf() {}

  /**
   * A JSON object.
   *
   * @throws Refused naming the first place that is beyond a limit
   */
  static Json struct(String field, Struct struct) {
    return text(field, object(field, struct, 0));
  }

  /** Any JSON value, within the same limits. */
  static Json value(String field, Value value) {
    return text(field, node(field, value, 0));
  }

  static Json text(String field, JsonNode node) {
    String text = node.toString();
    int bytes = text.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MAX_BYTES) {
      throw Refused.field(
          field, "must be at most %d bytes of JSON, was %d".formatted(MAX_BYTES, bytes));
    }
    return new Json(text);
  }

  private static JsonNode object(String where, Struct struct, int level) {
    requireContainer(where, struct.getFieldsCount(), level);
    var node = NODES.objectNode();
    struct
        .getFieldsMap()
        .forEach(
            (key, value) -> {
              Texts.free("a key of " + where, key);
              node.set(key, node(where + "." + key, value, level + 1));
            });
    return node;
  }

  private static JsonNode node(String where, Value value, int level) {
    return switch (value.getKindCase()) {
      case STRUCT_VALUE -> object(where, value.getStructValue(), level);
      case LIST_VALUE -> {
        var items = value.getListValue().getValuesList();
        requireContainer(where, items.size(), level);
        var node = NODES.arrayNode(items.size());
        for (int i = 0; i < items.size(); i++) {
          node.add(node(where + "[" + i + "]", items.get(i), level + 1));
        }
        yield node;
      }
      case STRING_VALUE -> NODES.textNode(Texts.free(where, value.getStringValue()));
      case BOOL_VALUE -> NODES.booleanNode(value.getBoolValue());
      case NUMBER_VALUE -> number(where, value.getNumberValue());
      case NULL_VALUE, KIND_NOT_SET -> NODES.nullNode();
    };
  }

  private static JsonNode number(String where, double number) {
    if (!Double.isFinite(number)) {
      throw Refused.field(where, "must be a finite number, was " + number);
    }
    boolean whole = number == Math.rint(number) && Math.abs(number) <= LAST_EXACT;
    return whole ? NODES.numberNode((long) number) : NODES.numberNode(number);
  }

  static void requireContainer(String where, int size, int level) {
    if (level > MAX_LEVELS) {
      throw Refused.field(
          where, "is nested too deep: at most %d levels are allowed".formatted(MAX_LEVELS));
    }
    if (size > MAX_ENTRIES) {
      throw Refused.field(
          where, "must have at most %d entries, has %d".formatted(MAX_ENTRIES, size));
    }
  }
}
