package io.tasker.core.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tasker.core.text.Nearest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The members of one object of a message; what is missing or wrong is named with its path. */
final class MessageFields {
  // Numbers are carried as they were written: 1.0 stays 1.0, and no digit is lost.
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private final String path;
  private final JsonNode object;

  private MessageFields(String path, JsonNode object) {
    this.path = path;
    this.object = object;
  }

  /** The members of a body. */
  static MessageFields of(String body) throws BadMessageException {
    try {
      JsonNode node = MAPPER.readTree(body);
      if (!node.isObject()) {
        throw new BadMessageException("the body must be a JSON object, is " + node.getNodeType());
      }
      return new MessageFields("", node);
    } catch (JsonProcessingException e) {
      throw new BadMessageException("the body is not JSON: " + e.getOriginalMessage());
    }
  }

  /** The members of a member that must be there and be an object. */
  MessageFields object(String field) throws BadMessageException {
    return new MessageFields(path + field + ".", requiredObject(field));
  }

  JsonNode requiredObject(String field) throws BadMessageException {
    JsonNode value = required(field);
    if (!value.isObject()) {
      throw wrong(field, "an object", value);
    }
    return value;
  }

  Optional<JsonNode> optionalObject(String field) throws BadMessageException {
    JsonNode value = optional(field);
    if (value != null && !value.isObject()) {
      throw wrong(field, "an object or null", value);
    }
    return Optional.ofNullable(value);
  }

  String requiredText(String field) throws BadMessageException {
    return text(field, required(field));
  }

  /** One of some words that must be there. */
  String requiredWord(String field, List<String> words) throws BadMessageException {
    JsonNode value = required(field);
    if (!value.isTextual() || !words.contains(value.textValue())) {
      throw wrong(field, "one of " + String.join(", ", words), value);
    }
    return value.textValue();
  }

  @Nullable String optionalText(String field) throws BadMessageException {
    JsonNode value = optional(field);
    return value == null ? null : text(field, value);
  }

  int optionalWhole(String field) throws BadMessageException {
    JsonNode value = optional(field);
    if (value == null) {
      return 0;
    }
    if (!value.isIntegralNumber() || !value.canConvertToInt()) {
      throw wrong(field, "a whole number", value);
    }
    return value.intValue();
  }

  @Nullable UUID optionalUuid(String field) throws BadMessageException {
    JsonNode value = optional(field);
    return value == null ? null : uuid(field, value);
  }

  UUID requiredUuid(String field) throws BadMessageException {
    return uuid(field, required(field));
  }

  /** A time with a zone, or without: then it is UTC. */
  @Nullable Instant optionalTime(String field) throws BadMessageException {
    JsonNode value = optional(field);
    return value == null ? null : time(field, value);
  }

  Instant requiredTime(String field) throws BadMessageException {
    return time(field, required(field));
  }

  List<String> optionalTexts(String field) throws BadMessageException {
    JsonNode value = optional(field);
    List<String> texts = new ArrayList<>();
    if (value != null && !value.isArray()) {
      throw wrong(field, "an array of strings", value);
    }
    for (int i = 0; value != null && i < value.size(); i++) {
      texts.add(text(field + "[" + i + "]", value.get(i)));
    }
    return texts;
  }

  private JsonNode required(String field) throws BadMessageException {
    JsonNode value = object.get(field);
    if (value != null) {
      return value;
    }
    List<String> present = new ArrayList<>();
    object.fieldNames().forEachRemaining(present::add);
    String hint =
        Nearest.of(field, present)
            .map(found -> ": found " + found + ", did you mean " + field + "?")
            .orElse("");
    throw new BadMessageException("missing required field " + path + field + hint);
  }

  private @Nullable JsonNode optional(String field) {
    JsonNode value = object.get(field);
    return value == null || value.isNull() ? null : value;
  }

  private String text(String field, JsonNode value) throws BadMessageException {
    if (!value.isTextual()) {
      throw wrong(field, "a string", value);
    }
    return value.textValue();
  }

  private UUID uuid(String field, JsonNode value) throws BadMessageException {
    try {
      return UUID.fromString(text(field, value));
    } catch (IllegalArgumentException e) {
      throw wrong(field, "a UUID string", value);
    }
  }

  private Instant time(String field, JsonNode value) throws BadMessageException {
    try {
      var parsed =
          DateTimeFormatter.ISO_DATE_TIME.parseBest(
              text(field, value), OffsetDateTime::from, LocalDateTime::from);
      return parsed instanceof OffsetDateTime zoned
          ? zoned.toInstant()
          : LocalDateTime.from(parsed).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw wrong(field, "a timestamp like 2026-03-21T21:16:08Z", value);
    }
  }

  BadMessageException wrong(String field, String expected, JsonNode found) {
    String text = found.toString();
    String shown = text.length() <= 40 ? text : text.substring(0, 40) + "…";
    return new BadMessageException(
        "%s%s must be %s, was %s".formatted(path, field, expected, shown));
  }
}
