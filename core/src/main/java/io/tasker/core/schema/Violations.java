package io.tasker.core.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import io.tasker.core.text.Shown;
import java.util.ArrayList;
import java.util.List;

/** Says in our words what the library found. */
final class Violations {
  private static final int SHOWN = 10;

  private Violations() {}

  static List<String> of(String name, List<Error> errors) {
    List<String> sentences =
        errors.stream().map(error -> sentence(name, error)).distinct().toList();
    if (sentences.size() <= SHOWN) {
      return sentences;
    }
    List<String> shown = new ArrayList<>(sentences.subList(0, SHOWN));
    shown.add("and %d more".formatted(sentences.size() - SHOWN));
    return shown;
  }

  private static String sentence(String name, Error error) {
    String path = name + path(error.getInstanceLocation());
    String property = error.getProperty();
    String member = property == null ? path : path + "." + Shown.of(property);
    return switch (error.getKeyword()) {
      case "required" -> member + " is missing";
      // The library names the key that asks for the other one as the property.
      case "dependentRequired" -> path + "." + Shown.of(error.getArguments()[0] + " is missing");
      case "additionalProperties", "unevaluatedProperties" -> member + " is not allowed";
      case "false" -> path + " is not allowed";
      case "uniqueItems" -> path + " must not have an item twice";
      case null -> path + ": " + Shown.of(error.getMessage());
      default -> path + " " + allowed(error) + ", was " + found(error.getInstanceNode());
    };
  }

  private static String allowed(Error error) {
    JsonNode limit = error.getSchemaNode();
    String shown = limit == null ? "" : Shown.of(limit.toString());
    return switch (error.getKeyword()) {
      case "type" -> "must be of type " + types(limit);
      case "enum" -> "must be one of " + shown;
      case "const" -> "must be " + shown;
      case "minimum" -> "must be at least " + shown;
      case "maximum" -> "must be at most " + shown;
      case "exclusiveMinimum" -> "must be more than " + shown;
      case "exclusiveMaximum" -> "must be less than " + shown;
      case "multipleOf" -> "must be a multiple of " + shown;
      case "minLength" -> "must have at least " + count(shown, "character");
      case "maxLength" -> "must have at most " + count(shown, "character");
      case "minItems" -> "must have at least " + count(shown, "item");
      case "maxItems" -> "must have at most " + count(shown, "item");
      case "minProperties" -> "must have at least " + count(shown, "key");
      case "maxProperties" -> "must have at most " + count(shown, "key");
      case "pattern" -> "must match the pattern " + shown;
      case "format" -> "must be of the format " + shown;
      default -> Shown.of(error.getMessage());
    };
  }

  private static String count(String number, String what) {
    return number + " " + what + (number.equals("1") ? "" : "s");
  }

  private static String types(JsonNode types) {
    if (!types.isArray()) {
      return types.asText();
    }
    List<String> names = new ArrayList<>();
    types.forEach(type -> names.add(type.asText()));
    return String.join(" or ", names);
  }

  private static String found(JsonNode value) {
    return switch (value.getNodeType()) {
      case OBJECT -> "an object with " + count(String.valueOf(value.size()), "key");
      case ARRAY -> "an array with " + count(String.valueOf(value.size()), "item");
      default -> Shown.of(value.toString());
    };
  }

  private static String path(NodePath location) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < location.getNameCount(); i++) {
      switch (location.getElement(i)) {
        case Integer index -> path.append('[').append(index.intValue()).append(']');
        case Object key -> path.append('.').append(Shown.of(key.toString()));
      }
    }
    return path.toString();
  }
}
