package io.tasker.rest.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tasker.contract.model.StepView;
import java.io.IOException;
import java.util.List;

/** A step as the step routes show it. */
public final class StepJson {
  private StepJson() {}

  /** An array of steps, in the order given. */
  public static byte[] list(List<StepView> steps) {
    return JsonBytes.of(
        out -> {
          out.writeStartArray();
          for (StepView step : steps) {
            write(out, step);
          }
          out.writeEndArray();
        });
  }

  /** One step. */
  public static byte[] of(StepView step) {
    return JsonBytes.of(out -> write(out, step));
  }

  private static void write(JsonGenerator out, StepView view) throws IOException {
    var step = view.readiness();
    out.writeStartObject();
    out.writeStringField("step_uuid", step.step().toString());
    out.writeStringField("task_uuid", step.step().task().toString());
    out.writeStringField("name", step.name());
    Timestamps.STR6Z.write(out, "created_at", view.createdAt());
    Timestamps.STR6Z.write(out, "updated_at", view.updatedAt());
    Timestamps.STR6Z.write(out, "completed_at", view.completedAt());
    out.writeFieldName("results");
    var results = view.results();
    out.writeRawValue(results == null ? "null" : results.text());
    out.writeStringField("current_state", step.state().wireName());
    ReadinessJson.writeFlags(out, step);
    ReadinessJson.writeNumbers(out, step);
    Timestamps.STR6Z.write(out, "last_failure_at", step.lastFailureAt());
    Timestamps.STR6Z.write(out, "next_retry_at", step.nextRetryAt());
    Timestamps.STR6Z.write(out, "last_attempted_at", step.lastAttemptedAt());
    out.writeNumberField("seq", view.seq());
    out.writeEndObject();
  }
}
