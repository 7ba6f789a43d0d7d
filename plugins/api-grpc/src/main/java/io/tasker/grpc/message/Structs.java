package io.tasker.grpc.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.protobuf.ListValue;
import com.google.protobuf.NullValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.tasker.contract.model.Json;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns JSON into structs. Numbers become doubles, as the protocol has it. */
final class Structs {
  // The last whole number up to which every whole number is a double.
  private static final BigDecimal LAST_EXACT = BigDecimal.valueOf(1L << 53);
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private Structs() {}

  /** The struct that a JSON object is; empty for anything else, which no struct can hold. */
  static Optional<Struct> of(@Nullable Json json) {
    return json == null ? Optional.empty() : of(tree(json));
  }

  /** The same, of a tree. */
  static Optional<Struct> of(JsonNode node) {
    return node.isObject() ? Optional.of(object(node)) : Optional.empty();
  }

  /**
   * The JSON itself, for a field beside the struct, if the struct cannot hold it as it is: it is no
   * object, or has a number that as a double is another.
   */
  static Optional<String> inexact(@Nullable Json json) {
    return json == null ? Optional.empty() : inexact(tree(json)).map(_ -> json.text());
  }

  /** The same, of a tree. */
  static Optional<String> inexact(JsonNode node) {
    return node.isObject() && isExact(node) ? Optional.empty() : Optional.of(node.toString());
  }

  private static boolean isExact(JsonNode node) {
    if (node.isNumber()) {
      BigDecimal number = node.decimalValue();
      return number.abs().compareTo(LAST_EXACT) <= 0
          && BigDecimal.valueOf(number.doubleValue()).compareTo(number) == 0;
    }
    for (JsonNode part : node) {
      if (!isExact(part)) {
        return false;
      }
    }
    return true;
  }

  static JsonNode tree(Json json) {
    try {
      return MAPPER.readTree(json.text());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not JSON", e);
    }
  }

  private static Struct object(JsonNode node) {
    Struct.Builder struct = Struct.newBuilder();
    node.properties().forEach(field -> struct.putFields(field.getKey(), value(field.getValue())));
    return struct.build();
  }

  /** Any JSON value. */
  static Value value(JsonNode node) {
    Value.Builder value = Value.newBuilder();
    return switch (node.getNodeType()) {
      case OBJECT -> value.setStructValue(object(node)).build();
      case ARRAY -> {
        ListValue.Builder list = ListValue.newBuilder();
        node.forEach(item -> list.addValues(value(item)));
        yield value.setListValue(list).build();
      }
      case STRING -> value.setStringValue(node.textValue()).build();
      case NUMBER -> value.setNumberValue(node.doubleValue()).build();
      case BOOLEAN -> value.setBoolValue(node.booleanValue()).build();
      case NULL, MISSING, BINARY, POJO -> value.setNullValue(NullValue.NULL_VALUE).build();
    };
  }
}
