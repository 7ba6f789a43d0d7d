package io.tasker.examples;

import com.fasterxml.jackson.databind.JsonNode;
import io.tasker.worker.handler.StepContext;

/** {@code examples.echo}: returns the task's input as it is. */
public final class EchoHandler extends CheckedHandler {
  /** Found by the service loader. */
  public EchoHandler() {
    super("examples.echo");
  }

  @Override
  protected JsonNode result(StepContext context) {
    return context.input();
  }
}
