package io.tasker.examples.math;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tasker.examples.InvalidStepException;
import java.math.BigInteger;

/**
 * Whole numbers in JSON: a number where a signed 64-bit integer holds it, otherwise its decimal
 * digits as text, since many JSON readers would round it.
 */
final class Whole {
  private static final int LONG_BITS = 63;

  private Whole() {}

  static JsonNode write(BigInteger value) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    return value.bitLength() <= LONG_BITS
        ? json.numberNode(value.longValueExact())
        : json.textNode(value.toString());
  }

  static BigInteger read(JsonNode value, String where) {
    if (value.isIntegralNumber()) {
      return value.bigIntegerValue();
    }
    if (value.isTextual() && value.textValue().matches("-?[0-9]{1,1000}")) {
      return new BigInteger(value.textValue());
    }
    throw new InvalidStepException(
        where + " must be a whole number or its digits as text, was " + value);
  }
}
