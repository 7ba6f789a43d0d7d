package io.tasker.rest.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tasker.contract.model.StepCounts;
import io.tasker.contract.model.TaskView;
import io.tasker.contract.operations.TaskSummary;
import io.tasker.contract.operations.dlq.DlqEntry;
import io.tasker.contract.operations.dlq.DlqStatus;
import io.tasker.contract.template.StepDefinition;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A task with its template, its steps and its place in the dead letter queue. */
public final class SummaryJson {
  private SummaryJson() {}

  /** One summary. */
  public static byte[] of(TaskSummary summary) {
    return JsonBytes.of(
        out -> {
          out.writeStartObject();
          writeTask(out, summary.task());
          out.writeObjectFieldStart("template");
          out.writeArrayFieldStart("steps");
          for (StepDefinition step : summary.template().steps()) {
            write(out, step);
          }
          out.writeEndArray();
          out.writeEndObject();
          out.writeArrayFieldStart("steps");
          for (TaskSummary.Step step : summary.steps()) {
            write(out, step);
          }
          out.writeEndArray();
          writeDlq(out, summary.dlqEntry());
          writeLinks(out, summary.task());
          out.writeEndObject();
        });
  }

  private static void writeTask(JsonGenerator out, TaskView task) throws IOException {
    out.writeObjectFieldStart("task");
    out.writeStringField("task_uuid", task.task().toString());
    out.writeStringField("name", task.template().name());
    out.writeStringField("namespace", task.template().namespace());
    out.writeStringField("version", task.template().version());
    out.writeStringField("status", task.state().wireName());
    out.writeStringField("initiator", task.origin().initiator());
    out.writeStringField("source_system", task.origin().sourceSystem());
    out.writeStringField("reason", task.origin().reason());
    Timestamps.TZ.write(out, "created_at", task.createdAt());
    Timestamps.TZ.write(out, "updated_at", task.updatedAt());
    Timestamps.TZ.write(out, "completed_at", task.completedAt());
    out.writeStringField("correlation_id", task.correlationId().toString());
    StepCounts counts = task.counts();
    out.writeNumberField("total_steps", counts.total());
    out.writeNumberField("pending_steps", counts.pending());
    out.writeNumberField("in_progress_steps", counts.inProgress());
    out.writeNumberField("completed_steps", counts.completed());
    out.writeNumberField("failed_steps", counts.failed());
    out.writeNumberField("completion_percentage", counts.completionPercentage());
    out.writeStringField("health_status", task.healthStatus());
    out.writeStringField("execution_status", task.executionStatus().wireName());
    out.writeStringField("recommended_action", task.executionStatus().recommendedAction());
    out.writeEndObject();
  }

  private static void write(JsonGenerator out, StepDefinition step) throws IOException {
    out.writeStartObject();
    out.writeStringField("name", step.name());
    out.writeStringField("step_type", step.type().wireName());
    out.writeStringField("handler", step.handler().callable());
    out.writeArrayFieldStart("dependencies");
    for (String dependency : step.dependencies()) {
      out.writeString(dependency);
    }
    out.writeEndArray();
    out.writeBooleanField("retryable", step.retry().retryable());
    out.writeNumberField("max_attempts", step.retry().maxAttempts());
    out.writeEndObject();
  }

  private static void write(JsonGenerator out, TaskSummary.Step step) throws IOException {
    var readiness = step.view().readiness();
    out.writeStartObject();
    out.writeStringField("step_uuid", readiness.step().toString());
    out.writeStringField("name", readiness.name());
    out.writeStringField("current_state", readiness.state().wireName());
    Timestamps.PGTEXT.write(out, "created_at", step.view().createdAt());
    Timestamps.PGTEXT.write(out, "completed_at", step.view().completedAt());
    Timestamps.PGTEXT.write(out, "last_attempted_at", readiness.lastAttemptedAt());
    out.writeNumberField("attempts", readiness.attempts());
    out.writeNumberField("max_attempts", readiness.maxAttempts());
    out.writeBooleanField("dependencies_satisfied", readiness.dependenciesSatisfied());
    out.writeBooleanField("retry_eligible", readiness.retryEligible());
    write(out, step.failure());
    out.writeEndObject();
  }

  private static void write(JsonGenerator out, TaskSummary.@Nullable Failure failure)
      throws IOException {
    if (failure == null) {
      out.writeNullField("error");
      return;
    }
    out.writeObjectFieldStart("error");
    out.writeStringField("error_type", failure.type());
    out.writeBooleanField("retryable", failure.retryable());
    var status = failure.statusCode();
    if (status == null) {
      out.writeNullField("status_code");
    } else {
      out.writeNumberField("status_code", status);
    }
    out.writeEndObject();
  }

  /** Spelled as the database does, unlike in the routes of the queue itself. */
  private static void writeDlq(JsonGenerator out, @Nullable DlqEntry entry) throws IOException {
    out.writeObjectFieldStart("dlq");
    out.writeBooleanField("in_dlq", entry != null && entry.status() == DlqStatus.PENDING);
    out.writeStringField("dlq_reason", entry == null ? null : entry.reason().storedName());
    out.writeStringField("resolution_status", entry == null ? null : entry.status().storedName());
    out.writeEndObject();
  }

  private static void writeLinks(JsonGenerator out, TaskView task) throws IOException {
    out.writeObjectFieldStart("links");
    out.writeStringField("task", "/v1/tasks/" + task.task());
    out.writeStringField("steps", "/v1/tasks/" + task.task() + "/workflow_steps");
    out.writeStringField("dlq", "/v1/dlq");
    out.writeEndObject();
  }
}
