package io.tasker.rest.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tasker.contract.model.Json;
import io.tasker.contract.operations.dlq.DlqEntry;
import io.tasker.contract.operations.dlq.DlqStats;
import io.tasker.contract.operations.dlq.Investigation;
import io.tasker.contract.operations.dlq.TaskStaleness;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tasks that a person has to look at. */
public final class DlqJson {
  private DlqJson() {}

  /** An array of entries, in the order given. */
  public static byte[] entries(List<DlqEntry> entries) {
    return JsonBytes.array(entries, DlqJson::write);
  }

  /** One entry. */
  public static byte[] of(DlqEntry entry) {
    return JsonBytes.of(out -> write(out, entry));
  }

  /** An array of counts. */
  public static byte[] stats(List<DlqStats> stats) {
    return JsonBytes.array(stats, DlqJson::write);
  }

  /** An array of pending entries, in the order given. */
  public static byte[] queue(List<Investigation> queue) {
    return JsonBytes.array(queue, DlqJson::write);
  }

  /** An array of tasks, in the order given. */
  public static byte[] staleness(List<TaskStaleness> tasks) {
    return JsonBytes.array(tasks, DlqJson::write);
  }

  /** What an update is answered with. */
  public static byte[] updated(UUID entry) {
    return JsonBytes.of(
        out -> {
          out.writeStartObject();
          out.writeBooleanField("success", true);
          out.writeStringField("message", "Investigation status updated successfully");
          out.writeStringField("dlq_entry_uuid", entry.toString());
          out.writeEndObject();
        });
  }

  private static void write(JsonGenerator out, DlqEntry entry) throws IOException {
    out.writeStartObject();
    out.writeStringField("dlq_entry_uuid", entry.entry().toString());
    out.writeStringField("task_uuid", entry.task().toString());
    out.writeStringField("original_state", entry.originalState());
    out.writeStringField("dlq_reason", entry.reason().wireName());
    Timestamps.NAIVE.write(out, "dlq_timestamp", entry.enteredAt());
    out.writeStringField("resolution_status", entry.status().wireName());
    Timestamps.NAIVE.write(out, "resolution_timestamp", entry.resolvedAt());
    out.writeStringField("resolution_notes", entry.notes());
    out.writeStringField("resolved_by", entry.resolvedBy());
    writeJson(out, "task_snapshot", entry.snapshot());
    writeJson(out, "metadata", entry.metadata());
    Timestamps.NAIVE.write(out, "created_at", entry.createdAt());
    Timestamps.NAIVE.write(out, "updated_at", entry.updatedAt());
    out.writeEndObject();
  }

  private static void write(JsonGenerator out, DlqStats stats) throws IOException {
    out.writeStartObject();
    out.writeStringField("dlq_reason", stats.reason().wireName());
    out.writeNumberField("total_entries", stats.total());
    out.writeNumberField("pending", stats.pending());
    out.writeNumberField("manually_resolved", stats.manuallyResolved());
    out.writeNumberField("permanent_failures", stats.permanentlyFailed());
    out.writeNumberField("cancelled", stats.cancelled());
    Timestamps.NAIVE.write(out, "oldest_entry", stats.oldest());
    Timestamps.NAIVE.write(out, "newest_entry", stats.newest());
    out.writeFieldName("avg_resolution_time_minutes");
    var minutes = stats.averageResolutionMinutes();
    if (minutes == null) {
      out.writeNull();
    } else {
      out.writeNumber(minutes);
    }
    out.writeEndObject();
  }

  private static void write(JsonGenerator out, Investigation entry) throws IOException {
    out.writeStartObject();
    out.writeStringField("dlq_entry_uuid", entry.entry().toString());
    out.writeStringField("task_uuid", entry.task().toString());
    out.writeStringField("original_state", entry.originalState());
    out.writeStringField("dlq_reason", entry.reason().wireName());
    Timestamps.NAIVE.write(out, "dlq_timestamp", entry.enteredAt());
    out.writeNumberField("minutes_in_dlq", entry.minutesInDlq());
    out.writeStringField("namespace_name", entry.namespace());
    out.writeStringField("task_name", entry.name());
    out.writeStringField("current_state", entry.stateAtEntry());
    out.writeFieldName("time_in_state_minutes");
    var minutes = entry.minutesInState();
    if (minutes == null) {
      out.writeNull();
    } else {
      out.writeNumber(minutes);
    }
    out.writeNumberField("priority_score", entry.priorityScore());
    out.writeEndObject();
  }

  private static void write(JsonGenerator out, TaskStaleness task) throws IOException {
    out.writeStartObject();
    out.writeStringField("task_uuid", task.task().toString());
    out.writeStringField("namespace_name", task.namespace());
    out.writeStringField("task_name", task.name());
    out.writeStringField("current_state", task.state().wireName());
    out.writeNumberField("time_in_state_minutes", task.minutesInState());
    out.writeNumberField("task_age_minutes", task.ageMinutes());
    out.writeNumberField("staleness_threshold_minutes", task.thresholdMinutes());
    out.writeStringField("health_status", task.health());
    out.writeNumberField("priority", task.priority());
    out.writeEndObject();
  }

  private static void writeJson(JsonGenerator out, String field, @Nullable Json json)
      throws IOException {
    out.writeFieldName(field);
    out.writeRawValue(json == null ? "null" : json.text());
  }
}
