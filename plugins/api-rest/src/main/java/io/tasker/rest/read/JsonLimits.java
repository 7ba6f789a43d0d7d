package io.tasker.rest.read;

import com.fasterxml.jackson.databind.JsonNode;
import io.tasker.rest.route.ApiError;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/** The limits of free JSON: what a context or a list of tags may hold. */
final class JsonLimits {
  static final int MAX_BYTES = 1024 * 1024;
  static final int MAX_LEVELS = 10;
  static final int MAX_ENTRIES = 1000;
  static final int MAX_TEXT_BYTES = 10_000;
  static final int MAX_DIGITS = 1000;

  private JsonLimits() {}

  /**
   * Checks a value and everything in it.
   *
   * @param field its name in the request
   * @return its JSON text
   * @throws ApiError naming the first place that is beyond a limit
   */
  static String check(String field, JsonNode value) {
    check(field, value, 0);
    String text = value.toString();
    int bytes = utf8Length(text);
    if (bytes > MAX_BYTES) {
      throw ApiError.badRequest(
          "%s must be at most %d bytes of JSON, was %d".formatted(field, MAX_BYTES, bytes));
    }
    return text;
  }

  private static void check(String where, JsonNode node, int level) {
    if (node.isContainerNode()) {
      checkContainer(where, node, level);
    } else if (node.isTextual()) {
      checkText(where, "", node.textValue());
    } else if (node.isBigDecimal() || node.isBigInteger()) {
      checkNumber(where, node.decimalValue());
    }
  }

  private static void checkContainer(String where, JsonNode node, int level) {
    if (level > MAX_LEVELS) {
      throw ApiError.badRequest(
          "%s is nested too deep: at most %d levels are allowed".formatted(where, MAX_LEVELS));
    }
    if (node.size() > MAX_ENTRIES) {
      throw ApiError.badRequest(
          "%s must have at most %d %s, has %d"
              .formatted(where, MAX_ENTRIES, node.isArray() ? "items" : "keys", node.size()));
    }
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        check(where + "[" + i + "]", node.get(i), level + 1);
      }
    }
    for (var entry : node.properties()) {
      checkText(where, "a key of ", entry.getKey());
      check(where + "." + Found.brief(entry.getKey()), entry.getValue(), level + 1);
    }
  }

  private static void checkText(String where, String prefix, String text) {
    int bytes = utf8Length(text);
    if (bytes > MAX_TEXT_BYTES) {
      throw ApiError.badRequest(
          "%s%s must be at most %d bytes long, was %d"
              .formatted(prefix, where, MAX_TEXT_BYTES, bytes));
    }
    Texts.requireStorable(prefix + where, text);
  }

  // PostgreSQL writes numbers out in full: 1e100000 would be a hundred thousand digits.
  private static void checkNumber(String where, BigDecimal number) {
    long whole = (long) number.precision() - number.scale();
    if (whole > MAX_DIGITS || number.scale() > MAX_DIGITS) {
      throw ApiError.badRequest(
          "%s is a number with more than %d digits before or after the point"
              .formatted(where, MAX_DIGITS));
    }
  }

  private static int utf8Length(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
