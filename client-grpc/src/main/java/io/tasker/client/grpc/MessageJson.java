package io.tasker.client.grpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.MapEntry;
import com.google.protobuf.Message;
import com.google.protobuf.Struct;
import com.google.protobuf.Timestamp;
import java.util.List;

/**
 * Messages as JSON. Fields are named the same on both sides; what is not set is null; {@code
 * x_json} stands for {@code x} where a struct could not hold it.
 */
final class MessageJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String AS_TEXT = "_json";

  private final TimeForm times;

  private MessageJson(TimeForm times) {
    this.times = times;
  }

  /** A message, all of whose times have this form. */
  static ObjectNode of(Message message, TimeForm times) {
    return new MessageJson(times).object(message);
  }

  /** Messages in order. */
  static ArrayNode list(List<? extends Message> messages, TimeForm times) {
    ArrayNode list = NODES.arrayNode();
    messages.forEach(message -> list.add(of(message, times)));
    return list;
  }

  private ObjectNode object(Message message) {
    ObjectNode node = NODES.objectNode();
    for (FieldDescriptor field : message.getDescriptorForType().getFields()) {
      if (!field.getName().endsWith(AS_TEXT)) {
        node.set(field.getName(), field(message, field));
      } else if (message.hasField(field)) {
        String name = field.getName();
        JsonNode whole = StructJson.parse((String) message.getField(field));
        node.set(name.substring(0, name.length() - AS_TEXT.length()), whole);
      }
    }
    return node;
  }

  private JsonNode field(Message message, FieldDescriptor field) {
    if (field.isMapField()) {
      ObjectNode map = NODES.objectNode();
      for (Object entry : (List<?>) message.getField(field)) {
        MapEntry<?, ?> pair = (MapEntry<?, ?>) entry;
        map.set(String.valueOf(pair.getKey()), value(pair.getValue()));
      }
      return map;
    }
    if (field.isRepeated()) {
      ArrayNode list = NODES.arrayNode();
      ((List<?>) message.getField(field)).forEach(item -> list.add(value(item)));
      return list;
    }
    boolean there = !field.hasPresence() || message.hasField(field);
    return there ? value(message.getField(field)) : NODES.nullNode();
  }

  private JsonNode value(Object value) {
    return switch (value) {
      case Struct struct -> StructJson.of(struct);
      case Timestamp at -> NODES.textNode(times.of(at));
      case Message message -> object(message);
      case EnumValueDescriptor name -> NODES.textNode(EnumNames.of(name));
      case String text -> NODES.textNode(text);
      case Boolean truth -> NODES.booleanNode(truth);
      case Integer number -> NODES.numberNode(number);
      case Long number -> NODES.numberNode(number);
      case Double number -> NODES.numberNode(number);
      case Float number -> NODES.numberNode(number);
      case ByteString bytes -> NODES.binaryNode(bytes.toByteArray());
      default -> throw new IllegalStateException("no such type: " + value.getClass());
    };
  }
}
