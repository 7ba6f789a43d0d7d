package io.tasker.client.grpc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ListValue;
import com.google.protobuf.NullValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.tasker.client.error.UnreadableAnswerException;
import java.math.BigDecimal;

/** JSON as structs, whose numbers are doubles, and back. */
final class StructJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final double LAST_EXACT = 0x1p53;
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private StructJson() {}

  /** Any JSON text, every digit kept. */
  static JsonNode parse(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UnreadableAnswerException("not JSON: " + e.getOriginalMessage(), e);
    }
  }

  /** An object of JSON. Whole numbers up to 2^53 are written without a point. */
  static ObjectNode of(Struct struct) {
    ObjectNode node = NODES.objectNode();
    struct.getFieldsMap().forEach((name, value) -> node.set(name, of(value)));
    return node;
  }

  private static JsonNode of(Value value) {
    return switch (value.getKindCase()) {
      case STRUCT_VALUE -> of(value.getStructValue());
      case LIST_VALUE -> {
        ArrayNode list = NODES.arrayNode();
        value.getListValue().getValuesList().forEach(item -> list.add(of(item)));
        yield list;
      }
      case STRING_VALUE -> NODES.textNode(value.getStringValue());
      case BOOL_VALUE -> NODES.booleanNode(value.getBoolValue());
      case NUMBER_VALUE -> number(value.getNumberValue());
      case NULL_VALUE, KIND_NOT_SET -> NODES.nullNode();
    };
  }

  private static JsonNode number(double number) {
    boolean whole = number == Math.rint(number) && Math.abs(number) <= LAST_EXACT;
    return whole ? NODES.numberNode((long) number) : NODES.numberNode(number);
  }

  /** Whether an object comes out of a struct as it went in: {@code 1.0} would come out as 1. */
  static boolean isExact(JsonNode node) {
    return node.isObject() && keeps(node);
  }

  private static boolean keeps(JsonNode node) {
    if (node.isNumber()) {
      double as = node.doubleValue();
      return Double.isFinite(as) && new BigDecimal(number(as).asText()).equals(node.decimalValue());
    }
    for (JsonNode part : node) {
      if (!keeps(part)) {
        return false;
      }
    }
    return true;
  }

  /** A struct of a JSON object. */
  static Struct struct(JsonNode node) {
    Struct.Builder struct = Struct.newBuilder();
    node.properties().forEach(field -> struct.putFields(field.getKey(), value(field.getValue())));
    return struct.build();
  }

  private static Value value(JsonNode node) {
    Value.Builder value = Value.newBuilder();
    return switch (node.getNodeType()) {
      case OBJECT -> value.setStructValue(struct(node)).build();
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
