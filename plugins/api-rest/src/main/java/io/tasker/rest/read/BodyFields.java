package io.tasker.rest.read;

import com.fasterxml.jackson.databind.JsonNode;
import io.tasker.rest.route.ApiError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The fields of a body, each read with its type; what is missing or wrong is named. */
final class BodyFields {
  private final JsonNode body;

  BodyFields(JsonNode body) {
    this.body = body;
  }

  /**
   * A field that must be there.
   *
   * @param known every field of the body, to tell a typing error from an unknown field
   * @throws ApiError if it is not there
   */
  JsonNode required(String field, Set<String> known) {
    JsonNode value = body.get(field);
    if (value != null) {
      return value;
    }
    var unknown = new ArrayList<String>();
    body.fieldNames().forEachRemaining(unknown::add);
    unknown.removeAll(known);
    String hint =
        NearestName.of(field, unknown)
            .map(found -> ": found " + Found.brief(found) + ", did you mean " + field + "?")
            .orElse("");
    throw ApiError.unprocessable("missing required field " + field + hint);
  }

  /** A string that must be there. */
  String requiredText(String field, Set<String> known) {
    JsonNode value = required(field, known);
    if (!value.isTextual()) {
      throw wrongType(field, "a string", value);
    }
    Texts.requireStorable(field, value.textValue());
    return value.textValue();
  }

  /** A field that may be null or absent; both mean the same. */
  Optional<JsonNode> optional(String field) {
    return Optional.ofNullable(body.get(field)).filter(value -> !value.isNull());
  }

  /** A string that may be null or absent. */
  @Nullable String text(String field) {
    JsonNode value = optional(field).orElse(null);
    if (value == null) {
      return null;
    }
    if (!value.isTextual()) {
      throw wrongType(field, "a string", value);
    }
    Texts.requireStorable(field, value.textValue());
    return value.textValue();
  }

  /** A whole number in a range; 0 if it is null or absent. */
  int integer(String field, int least, int most) {
    JsonNode value = optional(field).orElse(null);
    if (value == null) {
      return 0;
    }
    if (!value.isIntegralNumber()) {
      throw wrongType(field, "an integer", value);
    }
    if (!value.canConvertToInt() || value.intValue() < least || value.intValue() > most) {
      throw ApiError.badRequest(
          "%s must be %d to %d, was %s".formatted(field, least, most, Found.brief(value.asText())));
    }
    return value.intValue();
  }

  /** A list of strings within the limits of free JSON; empty if it is null or absent. */
  List<String> texts(String field) {
    JsonNode value = optional(field).orElse(null);
    if (value == null) {
      return List.of();
    }
    if (!value.isArray()) {
      throw wrongType(field, "an array of strings", value);
    }
    var texts = new ArrayList<String>(value.size());
    for (int i = 0; i < value.size(); i++) {
      JsonNode item = value.get(i);
      if (!item.isTextual()) {
        throw wrongType(field + "[" + i + "]", "a string", item);
      }
      texts.add(item.textValue());
    }
    JsonLimits.check(field, value);
    return texts;
  }

  /**
   * A text that is read as something else; null if it is null or absent.
   *
   * @param expected what it must be, for people
   */
  <T> @Nullable T parsed(String field, String expected, Function<String, Optional<T>> parser) {
    JsonNode value = optional(field).orElse(null);
    if (value == null) {
      return null;
    }
    if (!value.isTextual()) {
      throw wrongType(field, expected, value);
    }
    return parser.apply(value.textValue()).orElseThrow(() -> wrongType(field, expected, value));
  }

  /** A field of the body that is not what it must be. */
  static ApiError wrongType(String field, String expected, JsonNode found) {
    return ApiError.unprocessable(
        "%s must be %s, was %s".formatted(field, expected, Found.describe(found)));
  }
}
