package io.tasker.examples.math;

import com.fasterxml.jackson.databind.JsonNode;
import io.tasker.examples.CheckedHandler;
import io.tasker.worker.handler.StepContext;
import java.math.BigInteger;

/**
 * {@code examples.math.square}: the square of the product of its operands. They are the results of
 * the steps listed in the setting {@code of}; without it, the input's {@code even_number} (2 to
 * 100).
 */
public final class SquareHandler extends CheckedHandler {
  /** Found by the service loader. */
  public SquareHandler() {
    super("examples.math.square");
  }

  @Override
  protected JsonNode result(StepContext context) {
    return Whole.write(
        Operands.of(context).stream().reduce(BigInteger.ONE, BigInteger::multiply).pow(2));
  }
}
