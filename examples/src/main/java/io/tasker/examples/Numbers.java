package io.tasker.examples;

import com.fasterxml.jackson.databind.JsonNode;
import io.tasker.worker.handler.StepContext;

/** Finds a number of a small handler: in the step's settings, else in the task's input. */
final class Numbers {
  private Numbers() {}

  static int find(StepContext context, String name, int least, int most) {
    JsonNode settings = context.settings();
    if (settings.has(name)) {
      return new Fields(settings, "handler.initialization").integer(name, least, most);
    }
    return Fields.ofInput(context).integer(name, least, most);
  }
}
