package io.tasker.cli;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tasker.client.config.Nearest;
import io.tasker.client.error.ClientConfigException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what was typed; every message names the option and what is allowed. */
final class Inputs {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private static final ObjectReader ONE_OF_MANY =
      MAPPER.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .appendLiteral('T')
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .optionalStart()
          .appendOffsetId()
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);
  private static final Pattern SPAN = Pattern.compile("([1-9]\\d{0,4})([smhd])");

  private Inputs() {}

  static UUID uuid(String what, String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw new ClientConfigException(
          what
              + " must be a UUID such as 0199a0de-0000-7000-8000-000000000000, was \""
              + text
              + "\"",
          e);
    }
  }

  /** JSON as it is, from a file after {@code @}, or from standard input as {@code @-}. */
  static JsonNode json(String option, String text) {
    String json = text.startsWith("@") ? file(option, text.substring(1)) : text;
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw notJson(option, e);
    }
  }

  /**
   * One of many values.
   *
   * @param place where it stands, for people
   * @param json the value
   */
  record Value(String place, JsonNode json) {}

  /** The elements of a JSON array, or else the values that follow each other, one on a line. */
  static List<Value> values(String option, String text) {
    List<Value> values = new ArrayList<>();
    try (JsonParser in = MAPPER.createParser(text)) {
      boolean isArray = in.nextToken() == JsonToken.START_ARRAY;
      if (isArray) {
        in.nextToken();
      }
      while (in.currentToken() != null && in.currentToken() != JsonToken.END_ARRAY) {
        int line = in.currentTokenLocation().getLineNr();
        String place = isArray ? "request " + (values.size() + 1) : "line " + line;
        values.add(new Value(place, ONE_OF_MANY.readTree(in)));
        in.nextToken();
      }
      if (in.currentToken() != null && in.nextToken() != null) {
        throw new ClientConfigException(
            "%s: nothing may follow the array, but something does in line %d"
                .formatted(option, in.currentTokenLocation().getLineNr()));
      }
      return values;
    } catch (JsonProcessingException e) {
      throw notJson(option, e);
    } catch (IOException e) {
      throw new UncheckedIOException("a text", e);
    }
  }

  private static ClientConfigException notJson(String option, JsonProcessingException e) {
    JsonLocation at = e.getLocation();
    return new ClientConfigException(
        "%s is not JSON: line %d, column %d: %s"
            .formatted(
                option,
                at == null ? 1 : at.getLineNr(),
                at == null ? 1 : at.getColumnNr(),
                e.getOriginalMessage()),
        e);
  }

  /** The text of a file, or of standard input for {@code -}. */
  static String file(String option, String name) {
    try {
      return name.equals("-")
          ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
          : Files.readString(Path.of(name));
    } catch (IOException e) {
      throw new ClientConfigException(
          "%s: the file %s cannot be read: it %s".formatted(option, name, AuthWork.why(e)), e);
    }
  }

  static String oneOf(String option, String text, Collection<String> allowed) {
    if (!allowed.contains(text)) {
      throw new ClientConfigException(
          "%s \"%s\" is not known; %s".formatted(option, text, Nearest.hint(text, allowed)));
    }
    return text;
  }

  /** A text that is null, or not empty. */
  static @Nullable String filled(String option, @Nullable String text) {
    if (text != null && text.isBlank()) {
      throw new ClientConfigException(
          option + " must not be empty; leave it out if it is not meant");
    }
    return text;
  }

  /** A time with a zone, or in UTC without one; a day is its beginning. */
  static Instant time(String option, String text) {
    try {
      TemporalAccessor parsed =
          TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
      return switch (parsed) {
        case OffsetDateTime zoned -> zoned.toInstant();
        case LocalDateTime local -> local.toInstant(ZoneOffset.UTC);
        default -> LocalDate.from(parsed).atStartOfDay(ZoneOffset.UTC).toInstant();
      };
    } catch (DateTimeException e) {
      throw new ClientConfigException(
          "%s must be a day or a time such as 2026-03-21 or 2026-03-21T21:16:08Z, was \"%s\""
              .formatted(option, text),
          e);
    }
  }

  /** A stretch of time such as {@code 30s}. */
  static Duration span(String option, String text) {
    Matcher parts = SPAN.matcher(text);
    if (!parts.matches()) {
      throw new ClientConfigException(
          "%s must be a whole number with s, m, h or d, such as 30s, was \"%s\""
              .formatted(option, text));
    }
    return Duration.parse(
        (parts.group(2).equals("d") ? "P" : "PT") + text.toUpperCase(Locale.ROOT));
  }
}
