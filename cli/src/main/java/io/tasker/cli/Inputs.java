package io.tasker.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tasker.client.config.Nearest;
import io.tasker.client.error.ClientConfigException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.UUID;

/** Reads what was typed; every message names the option and what is allowed. */
final class Inputs {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

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
      throw new ClientConfigException(
          "%s is not JSON: line %d, column %d: %s"
              .formatted(
                  option,
                  e.getLocation() == null ? 1 : e.getLocation().getLineNr(),
                  e.getLocation() == null ? 1 : e.getLocation().getColumnNr(),
                  e.getOriginalMessage()),
          e);
    }
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
}
