package io.tasker.rest.json;

import io.tasker.contract.operations.TaskEvent;

/** What happened to a task or a step. */
public final class EventJson {
  private EventJson() {}

  /** One event, on one line. */
  public static byte[] of(TaskEvent event) {
    return JsonBytes.of(
        out -> {
          out.writeStartObject();
          out.writeStringField("task_uuid", event.task().toString());
          out.writeStringField("namespace", event.template().namespace());
          out.writeStringField("name", event.template().name());
          out.writeStringField("version", event.template().version());
          out.writeStringField("correlation_id", event.correlationId().toString());
          TaskEvent.Step step = event.step();
          if (step != null) {
            out.writeStringField("step_uuid", step.step().toString());
            out.writeStringField("step_name", step.name());
          }
          out.writeNumberField("seq", event.seq());
          out.writeStringField("from_state", event.from());
          out.writeStringField("to_state", event.to());
          out.writeStringField("cause", event.cause());
          Timestamps.TZ.write(out, "at", event.at());
          out.writeEndObject();
        });
  }
}
