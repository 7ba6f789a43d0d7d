package io.tasker.rest.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tasker.contract.model.StepCounts;
import io.tasker.contract.model.StepReadiness;
import io.tasker.contract.model.TaskView;
import java.io.IOException;

/** A task with its steps. */
public final class TaskJson {
  private TaskJson() {}

  /** One task. */
  public static byte[] of(TaskView task) {
    return JsonBytes.of(out -> write(out, task));
  }

  static void write(JsonGenerator out, TaskView task) throws IOException {
    out.writeStartObject();
    writeWhatItIs(out, task);
    writeWhoAsked(out, task);
    writeWhereItStands(out, task);
    writeSteps(out, task);
    out.writeNumberField("seq", task.seq());
    out.writeEndObject();
  }

  private static void writeWhatItIs(JsonGenerator out, TaskView task) throws IOException {
    out.writeStringField("task_uuid", task.task().toString());
    out.writeStringField("name", task.template().name());
    out.writeStringField("namespace", task.template().namespace());
    out.writeStringField("version", task.template().version());
    out.writeStringField("status", task.state().wireName());
    Timestamps.TZ.write(out, "created_at", task.createdAt());
    Timestamps.TZ.write(out, "updated_at", task.updatedAt());
    Timestamps.TZ.write(out, "completed_at", task.completedAt());
    out.writeFieldName("context");
    out.writeRawValue(task.context().text());
  }

  private static void writeWhoAsked(JsonGenerator out, TaskView task) throws IOException {
    out.writeStringField("initiator", task.origin().initiator());
    out.writeStringField("source_system", task.origin().sourceSystem());
    out.writeStringField("reason", task.origin().reason());
    out.writeNumberField("priority", task.priority());
    out.writeArrayFieldStart("tags");
    for (String tag : task.tags()) {
      out.writeString(tag);
    }
    out.writeEndArray();
    out.writeStringField("correlation_id", task.correlationId().toString());
    var parent = task.parentCorrelationId();
    out.writeStringField("parent_correlation_id", parent == null ? null : parent.toString());
  }

  private static void writeWhereItStands(JsonGenerator out, TaskView task) throws IOException {
    StepCounts counts = task.counts();
    out.writeNumberField("total_steps", counts.total());
    out.writeNumberField("pending_steps", counts.pending());
    out.writeNumberField("in_progress_steps", counts.inProgress());
    out.writeNumberField("completed_steps", counts.completed());
    out.writeNumberField("failed_steps", counts.failed());
    out.writeNumberField("ready_steps", counts.ready());
    out.writeStringField("execution_status", task.executionStatus().wireName());
    out.writeStringField("recommended_action", task.executionStatus().recommendedAction());
    out.writeNumberField("completion_percentage", counts.completionPercentage());
    out.writeStringField("health_status", task.healthStatus());
  }

  private static void writeSteps(JsonGenerator out, TaskView task) throws IOException {
    out.writeArrayFieldStart("steps");
    for (StepReadiness step : task.steps()) {
      ReadinessJson.write(out, task.task(), step);
    }
    out.writeEndArray();
  }
}
