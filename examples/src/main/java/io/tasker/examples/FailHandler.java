package io.tasker.examples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tasker.worker.handler.StepContext;

/**
 * {@code examples.fail}: fails the first {@code fail_count} attempts (0 to 100; settings before
 * input), then succeeds and returns which attempt that was. With {@code permanent: true} in the
 * settings its failures are permanent.
 */
public final class FailHandler extends CheckedHandler {
  private static final int MOST = 100;

  /** Found by the service loader. */
  public FailHandler() {
    super("examples.fail");
  }

  @Override
  protected JsonNode result(StepContext context) {
    int failures = Numbers.find(context, "fail_count", 0, MOST);
    if (context.attempt() > failures) {
      return JsonNodeFactory.instance.objectNode().put("attempt", context.attempt());
    }
    String message = "attempt " + context.attempt() + " fails, as do the first " + failures;
    if (context.settings().path("permanent").asBoolean()) {
      throw new InvalidStepException("asked_to_fail", message);
    }
    throw new BusyException("asked_to_fail", message);
  }
}
