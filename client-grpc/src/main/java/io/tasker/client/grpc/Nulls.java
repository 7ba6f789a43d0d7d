package io.tasker.client.grpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Leaves out what is not set, where REST does. */
final class Nulls {
  private Nulls() {}

  /** The object itself, without fields that are null; those within its fields stay. */
  static ObjectNode without(ObjectNode object) {
    object.properties().removeIf(field -> field.getValue().isNull());
    return object;
  }

  /** The same, if it is an object. */
  static void drop(JsonNode object, String field) {
    if (object.path(field).isNull()) {
      ((ObjectNode) object).remove(field);
    }
  }
}
