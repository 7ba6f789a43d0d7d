package io.tasker.testkit.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The API's own description: the one place that lists the fields of each type. Holds replies
 * against it.
 *
 * @param root of the document
 */
public record ApiDocument(JsonNode root) {
  private static final Pattern NAIVE =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?");
  private static final Pattern ZONED = Pattern.compile(NAIVE.pattern() + "Z");
  private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  /** The fields of a type, in order. */
  public List<String> fields(String type) {
    return names(schema(type).path("properties"));
  }

  /** An operation; missing if it is not described. */
  public JsonNode operation(String method, String path) {
    return root.path("paths").path(path).path(method.toLowerCase(Locale.ROOT));
  }

  /** What does not fit; a type in brackets is an array of it. */
  public List<String> problems(String type, JsonNode value) {
    List<String> problems = new ArrayList<>();
    if (type.startsWith("[")) {
      String item = type.substring(1, type.length() - 1);
      if (!value.isArray() || value.isEmpty()) {
        return List.of("not an array with items: " + value);
      }
      value.forEach(one -> check(item, schema(item), one, problems));
    } else {
      check(type, schema(type), value, problems);
    }
    return problems;
  }

  /** The names of an object's fields, in order. */
  public static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** What does not fit a schema, which may be a reference. */
  List<String> problems(JsonNode schema, JsonNode value) {
    List<String> problems = new ArrayList<>();
    check("body", schema, value, problems);
    return problems;
  }

  /** The schema itself, if this is a reference to it. */
  JsonNode resolve(JsonNode schema) {
    if (!schema.has("$ref")) {
      return schema;
    }
    String ref = schema.get("$ref").asText();
    return schema(ref.substring(ref.lastIndexOf('/') + 1));
  }

  private JsonNode schema(String type) {
    return root.at("/components/schemas/" + type);
  }

  private void check(String where, JsonNode schema, JsonNode value, List<String> problems) {
    if (schema.has("$ref")) {
      check(where, resolve(schema), value, problems);
    } else if (schema.has("anyOf")) {
      if (!value.isNull()) {
        check(where, schema.get("anyOf").get(0), value, problems);
      }
    } else if (!fits(schema, value)) {
      problems.add(where + " must be " + schema + ", was " + value);
    } else if (value.isObject() && (schema.has("properties") || schema.has("required"))) {
      checkObject(where, schema, value, problems);
    } else if (value.isArray()) {
      value.forEach(item -> check(where + "[]", schema.path("items"), item, problems));
    }
  }

  private void checkObject(String where, JsonNode schema, JsonNode value, List<String> problems) {
    for (JsonNode required : schema.path("required")) {
      if (!value.has(required.asText())) {
        problems.add(where + "." + required.asText() + " is missing");
      }
    }
    for (String name : names(value)) {
      JsonNode property = schema.path("properties").get(name);
      if (property == null) {
        property = schema.get("additionalProperties");
      }
      if (property == null) {
        problems.add(where + "." + name + " is not described");
      } else {
        check(where + "." + name, property, value.get(name), problems);
      }
    }
  }

  private static boolean fits(JsonNode schema, JsonNode value) {
    if (schema.has("const")) {
      return schema.get("const").equals(value);
    }
    if (schema.has("enum")) {
      for (JsonNode allowed : schema.get("enum")) {
        if (allowed.equals(value)) {
          return true;
        }
      }
      return false;
    }
    JsonNode type = schema.path("type");
    if (type.isMissingNode()) {
      return true;
    }
    if (type.isArray()) {
      return value.isNull() || fits(type.get(0).asText(), schema, value);
    }
    return fits(type.asText(), schema, value);
  }

  private static boolean fits(String type, JsonNode schema, JsonNode value) {
    return switch (type) {
      case "string" -> value.isTextual() && hasForm(schema, value.asText());
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      case "boolean" -> value.isBoolean();
      case "array" -> value.isArray();
      case "object" -> value.isObject();
      default -> throw new IllegalStateException("no such type: " + type);
    };
  }

  private static boolean hasForm(JsonNode schema, String text) {
    if (schema.path("format").asText().equals("uuid")) {
      return UUID.matcher(text).matches();
    }
    if (schema.path("format").asText().equals("date-time")) {
      return ZONED.matcher(text).matches();
    }
    return !schema.path("description").asText().contains("without a zone")
        || NAIVE.matcher(text).matches();
  }
}
