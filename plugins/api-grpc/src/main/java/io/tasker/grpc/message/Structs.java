package io.tasker.grpc.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.protobuf.ListValue;
import com.google.protobuf.NullValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.tasker.contract.model.Json;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns JSON into structs. Numbers become doubles, as the protocol has it. */
final class Structs {
  private static final JsonMapper MAPPER = new JsonMapper();

  private Structs() {}

  /** The struct that a JSON object is; empty for anything else, which no struct can hold. */
  static Optional<Struct> of(@Nullable Json json) {
    return json == null ? Optional.empty() : of(tree(json));
  }

  /** The same, of a tree. */
  static Optional<Struct> of(JsonNode node) {
    return node.isObject() ? Optional.of(object(node)) : Optional.empty();
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
