package io.tasker.core.recovery.dlq;

import io.tasker.core.store.DlqStore.NewEntry;
import io.tasker.core.store.DlqStore.Resting;
import io.tasker.core.store.JsonText;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** Makes entries, with the public keys of their snapshot and metadata. */
public final class DlqEntries {
  private final Supplier<UUID> ids;

  /**
   * Takes new ids from a supplier.
   *
   * @param ids UUIDv7
   */
  public DlqEntries(Supplier<UUID> ids) {
    this.ids = ids;
  }

  /**
   * An entry for a task.
   *
   * @param threshold how long it may rest
   * @param method how it was found
   * @param more what else is known
   */
  public NewEntry of(
      Resting task, Duration threshold, String method, Map<String, ?> more, Instant now) {
    long minutes = Duration.between(task.since(), now).toMinutes();
    Map<String, Object> snapshot = new LinkedHashMap<>();
    snapshot.put("task_uuid", task.task().toString());
    snapshot.put("namespace", task.namespace());
    snapshot.put("task_name", task.name());
    snapshot.put("current_state", task.state().wireName());
    snapshot.put("time_in_state_minutes", minutes);
    snapshot.put("threshold_minutes", threshold.toMinutes());
    snapshot.put("snapshot_timestamp", now.toString());
    snapshot.put("task_details", details(task));
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("detection_method", method);
    metadata.put("time_in_state_minutes", minutes);
    metadata.put("threshold_minutes", threshold.toMinutes());
    metadata.putAll(more);
    return new NewEntry(ids.get(), task, JsonText.object(snapshot), JsonText.object(metadata));
  }

  private static Map<String, Object> details(Resting task) {
    return Map.of(
        "correlation_id", task.correlationId().toString(),
        "priority", task.priority(),
        "created_at", task.createdAt().toString());
  }
}
