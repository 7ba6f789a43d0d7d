package io.tasker.rest.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tasker.contract.model.StepReadiness;
import io.tasker.contract.model.TaskId;
import java.io.IOException;

/** A step inside a task: the public API's step readiness status. */
final class ReadinessJson {
  private ReadinessJson() {}

  static void write(JsonGenerator out, TaskId task, StepReadiness step) throws IOException {
    out.writeStartObject();
    out.writeStringField("workflow_step_uuid", step.step().toString());
    out.writeStringField("task_uuid", task.toString());
    out.writeStringField("named_step_uuid", step.namedStep().toString());
    out.writeStringField("name", step.name());
    out.writeStringField("current_state", step.state().wireName());
    writeFlags(out, step);
    Timestamps.NAIVE.write(out, "last_failure_at", step.lastFailureAt());
    Timestamps.NAIVE.write(out, "next_retry_at", step.nextRetryAt());
    writeNumbers(out, step);
    Integer backoff = step.backoffSeconds();
    if (backoff == null) {
      out.writeNullField("backoff_request_seconds");
    } else {
      out.writeNumberField("backoff_request_seconds", backoff);
    }
    Timestamps.NAIVE.write(out, "last_attempted_at", step.lastAttemptedAt());
    out.writeEndObject();
  }

  /** The three claims that a step makes here and in the list of steps. */
  static void writeFlags(JsonGenerator out, StepReadiness step) throws IOException {
    out.writeBooleanField("dependencies_satisfied", step.dependenciesSatisfied());
    out.writeBooleanField("retry_eligible", step.retryEligible());
    out.writeBooleanField("ready_for_execution", step.readyForExecution());
  }

  /** The four numbers that a step has here and in the list of steps. */
  static void writeNumbers(JsonGenerator out, StepReadiness step) throws IOException {
    out.writeNumberField("total_parents", step.totalParents());
    out.writeNumberField("completed_parents", step.completedParents());
    out.writeNumberField("attempts", step.attempts());
    out.writeNumberField("max_attempts", step.maxAttempts());
  }
}
