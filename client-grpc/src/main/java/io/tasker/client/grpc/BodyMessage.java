package io.tasker.client.grpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import com.google.protobuf.Struct;
import com.google.protobuf.Timestamp;

/** Bodies of REST as messages: a field is named the same on both sides. */
final class BodyMessage {
  private BodyMessage() {}

  /**
   * Sets every field that the body has. A struct that cannot hold its JSON becomes {@code x_json},
   * if there is such a field.
   *
   * @throws io.tasker.client.error.ServerException with status 400 if a value does not fit
   */
  static void fill(Message.Builder message, JsonNode body) {
    for (FieldDescriptor field : message.getDescriptorForType().getFields()) {
      JsonNode value = body.path(field.getName());
      if (value.isMissingNode() || value.isNull()) {
        continue;
      }
      if (isStruct(field)) {
        fillStruct(message, field, value);
      } else if (field.isRepeated()) {
        value.forEach(item -> message.addRepeatedField(field, plain(field, item)));
      } else {
        message.setField(field, plain(field, value));
      }
    }
  }

  private static boolean isStruct(FieldDescriptor field) {
    return field.getJavaType() == FieldDescriptor.JavaType.MESSAGE
        && field.getMessageType().equals(Struct.getDescriptor());
  }

  private static void fillStruct(Message.Builder message, FieldDescriptor field, JsonNode value) {
    FieldDescriptor asText =
        message.getDescriptorForType().findFieldByName(field.getName() + "_json");
    if (asText == null || StructJson.isExact(value)) {
      message.setField(field, exact(field.getName(), value));
    } else {
      message.setField(asText, value.toString());
    }
  }

  /** An object as a struct, if it comes out as it goes in. */
  static Struct exact(String name, JsonNode value) {
    if (!value.isObject()) {
      throw Wanted.refused(name + " must be a JSON object; anything else can be sent by REST only");
    }
    if (!StructJson.isExact(value)) {
      throw Wanted.refused(
          name + " has a number that is no double, which can be sent by REST only");
    }
    return StructJson.struct(value);
  }

  private static Object plain(FieldDescriptor field, JsonNode value) {
    return switch (field.getJavaType()) {
      case STRING -> text(field, value);
      case INT -> number(field, value).intValue();
      case LONG -> number(field, value).longValue();
      case BOOLEAN -> value.asBoolean();
      case DOUBLE -> value.asDouble();
      case MESSAGE -> time(field, value);
      case ENUM, FLOAT, BYTE_STRING -> throw new IllegalStateException(field.getFullName());
    };
  }

  private static String text(FieldDescriptor field, JsonNode value) {
    if (!value.isTextual()) {
      throw Wanted.refused(field.getName() + " must be a text, was " + value.getNodeType());
    }
    return value.textValue();
  }

  private static Number number(FieldDescriptor field, JsonNode value) {
    if (!value.canConvertToInt()) {
      throw Wanted.refused(field.getName() + " must be a whole number, was " + value);
    }
    return value.numberValue();
  }

  private static Timestamp time(FieldDescriptor field, JsonNode value) {
    return TimeForm.timestamp(Wanted.time(field.getName(), value.asText()));
  }
}
