package io.tasker.examples.math;

import com.fasterxml.jackson.databind.JsonNode;
import io.tasker.examples.Fields;
import io.tasker.examples.InvalidStepException;
import io.tasker.worker.handler.StepContext;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * What a step computes with: the results of the steps in its setting {@code of}, else the input.
 */
final class Operands {
  static final int LEAST = 2;
  static final int MOST = 100;

  private Operands() {}

  static List<BigInteger> of(StepContext context) {
    JsonNode names = context.settings().path("of");
    if (names.isMissingNode()) {
      int number = Fields.ofInput(context).integer("even_number", LEAST, MOST);
      return List.of(BigInteger.valueOf(number));
    }
    if (!names.isArray() || names.isEmpty()) {
      throw new InvalidStepException(
          "handler.initialization.of must be a list of step names, was " + names);
    }
    List<BigInteger> operands = new ArrayList<>();
    for (JsonNode name : names) {
      operands.add(Whole.read(Fields.result(context, name.asText()), name.asText()));
    }
    return operands;
  }
}
