package io.tasker.grpc.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tasker.contract.model.Json;
import java.math.BigDecimal;

/**
 * Reads JSON that came as text, within the limits of free JSON. Numbers keep each of their digits.
 */
final class JsonText {
  private static final int MAX_DIGITS = 1000;
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private JsonText() {}

  /**
   * A JSON object.
   *
   * @throws Refused if it is none, or naming the first place that is beyond a limit
   */
  static Json object(String field, String text) {
    JsonNode node = parse(field, text);
    if (!node.isObject()) {
      throw Refused.field(field, "must be a JSON object");
    }
    return checked(field, node);
  }

  /** Any JSON value, within the same limits. */
  static Json value(String field, String text) {
    return checked(field, parse(field, text));
  }

  private static JsonNode parse(String field, String text) {
    try {
      JsonNode node = MAPPER.readTree(text);
      if (!node.isMissingNode()) {
        return node;
      }
    } catch (JsonProcessingException e) {
      var where = e.getLocation();
      throw Refused.field(
          field,
          where == null
              ? "is not JSON"
              : "is not JSON: line %d, column %d"
                  .formatted(where.getLineNr(), where.getColumnNr()));
    } catch (NumberFormatException _) {
      throw Refused.field(field, "contains a number whose exponent is out of range");
    }
    throw Refused.field(field, "is not JSON: it is empty");
  }

  private static Json checked(String field, JsonNode node) {
    check(field, node, 0);
    return JsonOf.text(field, node);
  }

  private static void check(String where, JsonNode node, int level) {
    if (node.isContainerNode()) {
      JsonOf.requireContainer(where, node.size(), level);
      for (int i = 0; node.isArray() && i < node.size(); i++) {
        check(where + "[" + i + "]", node.get(i), level + 1);
      }
      for (var entry : node.properties()) {
        Texts.free("a key of " + where, entry.getKey());
        check(where + "." + entry.getKey(), entry.getValue(), level + 1);
      }
    } else if (node.isTextual()) {
      Texts.free(where, node.textValue());
    } else if (node.isBigDecimal() || node.isBigInteger()) {
      checkNumber(where, node.decimalValue());
    }
  }

  // PostgreSQL writes numbers out in full: 1e100000 would be a hundred thousand digits.
  private static void checkNumber(String where, BigDecimal number) {
    long whole = (long) number.precision() - number.scale();
    if (whole > MAX_DIGITS || number.scale() > MAX_DIGITS) {
      throw Refused.field(
          where,
          "is a number with more than %d digits before or after the point".formatted(MAX_DIGITS));
    }
  }
}
