package io.tasker.examples;

import com.fasterxml.jackson.databind.JsonNode;
import io.tasker.worker.handler.StepContext;
import java.math.BigDecimal;
import java.util.TreeSet;

/**
 * Reads fields of a JSON object and says which one is wrong.
 *
 * @param node the object
 * @param path where it is, for messages
 */
public record Fields(JsonNode node, String path) {
  /**
   * Refuses anything but an object.
   *
   * @throws InvalidStepException if it is none
   */
  public Fields {
    if (!node.isObject()) {
      throw new InvalidStepException(path + " must be an object, was " + kind(node));
    }
  }

  /** The task's input. */
  public static Fields ofInput(StepContext context) {
    return new Fields(context.input(), "input");
  }

  /**
   * What one ancestor returned, an object.
   *
   * @throws InvalidStepException if there is no such result or it is no object
   */
  public static Fields ofResult(StepContext context, String stepName) {
    return new Fields(result(context, stepName), stepName);
  }

  /**
   * What one ancestor returned.
   *
   * @throws InvalidStepException if there is no such result; the message lists those that there are
   */
  public static JsonNode result(StepContext context, String stepName) {
    JsonNode result = context.dependencyResults().get(stepName);
    if (result == null) {
      throw new InvalidStepException(
          "missing_dependency",
          "there is no result of step \"%s\"; there are: %s"
              .formatted(stepName, new TreeSet<>(context.dependencyResults().keySet())));
    }
    return result;
  }

  /**
   * A text that is not blank.
   *
   * @throws InvalidStepException if it is missing, blank or no text
   */
  public String text(String name) {
    JsonNode value = node.path(name);
    if (!value.isTextual() || value.textValue().isBlank()) {
      throw wrong(name, "must be a text that is not empty", value);
    }
    return value.textValue();
  }

  /**
   * A whole number within a range, ends included.
   *
   * @throws InvalidStepException if it is missing, no whole number or out of range
   */
  public int integer(String name, int least, int most) {
    JsonNode value = node.path(name);
    if (!value.canConvertToInt()
        || !value.canConvertToExactIntegral()
        || value.intValue() < least
        || value.intValue() > most) {
      throw wrong(name, "must be a whole number from " + least + " to " + most, value);
    }
    return value.intValue();
  }

  /**
   * An amount of money of at least zero, exactly as written.
   *
   * @throws InvalidStepException if it is missing, no number or negative
   */
  public BigDecimal amount(String name) {
    JsonNode value = node.path(name);
    if (!value.isNumber() || value.decimalValue().signum() < 0) {
      throw wrong(name, "must be a number of at least 0", value);
    }
    return value.decimalValue();
  }

  /**
   * An object.
   *
   * @throws InvalidStepException if it is missing or no object
   */
  public Fields object(String name) {
    return new Fields(node.path(name), path + "." + name);
  }

  /**
   * A list with at least one element.
   *
   * @throws InvalidStepException if it is missing, empty or no list
   */
  public JsonNode list(String name) {
    JsonNode value = node.path(name);
    if (!value.isArray() || value.isEmpty()) {
      throw wrong(name, "must be a list with at least one element", value);
    }
    return value;
  }

  private InvalidStepException wrong(String name, String rule, JsonNode value) {
    String found = value.isValueNode() && !value.isNull() ? value.toString() : kind(value);
    return new InvalidStepException(path + "." + name + " " + rule + ", was " + found);
  }

  private static String kind(JsonNode value) {
    return switch (value.getNodeType()) {
      case MISSING -> "missing";
      case NULL -> "null";
      case ARRAY -> value.isEmpty() ? "an empty list" : "a list";
      case OBJECT -> "an object";
      case STRING, NUMBER, BOOLEAN, BINARY, POJO -> value.toString();
    };
  }
}
