package io.tasker.examples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tasker.worker.handler.StepContext;
import java.util.concurrent.TimeUnit;

/**
 * {@code examples.sleep}: takes {@code milliseconds} (0 to 3,600,000; settings before input) and
 * returns how many it took. Stops within {@value #LOOK_EVERY_MS} ms when the attempt is no longer
 * wanted.
 */
public final class SleepHandler extends CheckedHandler {
  static final int LOOK_EVERY_MS = 20;
  private static final int MOST_MS = 3_600_000;

  /** Found by the service loader. */
  public SleepHandler() {
    super("examples.sleep");
  }

  @Override
  protected JsonNode result(StepContext context) throws InterruptedException {
    int wanted = Numbers.find(context, "milliseconds", 0, MOST_MS);
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(wanted);
    for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
      if (context.cancelled()) {
        throw new BusyException("cancelled", "stopped: the attempt is no longer wanted");
      }
      TimeUnit.NANOSECONDS.sleep(Math.min(left, TimeUnit.MILLISECONDS.toNanos(LOOK_EVERY_MS)));
    }
    return JsonNodeFactory.instance.objectNode().put("slept_ms", wanted);
  }
}
