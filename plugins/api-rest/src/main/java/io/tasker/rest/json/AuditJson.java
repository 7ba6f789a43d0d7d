package io.tasker.rest.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tasker.contract.operations.StepAudit;
import java.io.IOException;
import java.util.List;

/** The results that a step got. What is not there is left out, unlike elsewhere. */
public final class AuditJson {
  private AuditJson() {}

  /** An array of results, in the order given. */
  public static byte[] list(List<StepAudit> audits) {
    return JsonBytes.array(audits, AuditJson::write);
  }

  private static void write(JsonGenerator out, StepAudit audit) throws IOException {
    out.writeStartObject();
    out.writeStringField("audit_uuid", audit.audit().toString());
    out.writeStringField("workflow_step_uuid", audit.step().toString());
    out.writeStringField("transition_uuid", audit.transition().toString());
    out.writeStringField("task_uuid", audit.step().task().toString());
    Timestamps.STR6Z.write(out, "recorded_at", audit.recordedAt());
    var worker = audit.worker();
    if (worker != null) {
      out.writeStringField("worker_uuid", worker.toString());
    }
    out.writeStringField("correlation_id", audit.correlationId().toString());
    out.writeBooleanField("success", audit.success());
    var executionTime = audit.executionTimeMs();
    if (executionTime != null) {
      out.writeNumberField("execution_time_ms", executionTime);
    }
    var result = audit.result();
    if (result != null) {
      out.writeFieldName("result");
      out.writeRawValue(result.text());
    }
    out.writeStringField("step_name", audit.stepName());
    out.writeStringField("from_state", audit.from().wireName());
    out.writeStringField("to_state", audit.to().wireName());
    out.writeEndObject();
  }
}
