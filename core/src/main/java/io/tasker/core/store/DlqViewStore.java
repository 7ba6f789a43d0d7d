package io.tasker.core.store;

import static java.util.stream.Collectors.joining;

import io.helidon.dbclient.DbClient;
import io.helidon.dbclient.DbRow;
import io.tasker.contract.model.Json;
import io.tasker.contract.model.TaskId;
import io.tasker.contract.model.TaskState;
import io.tasker.contract.operations.dlq.DlqEntry;
import io.tasker.contract.operations.dlq.DlqReason;
import io.tasker.contract.operations.dlq.DlqStats;
import io.tasker.contract.operations.dlq.DlqStatus;
import io.tasker.contract.operations.dlq.Investigation;
import io.tasker.contract.operations.dlq.TaskStaleness;
import io.tasker.core.resilience.Guard;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads tasks that a person has to look at, through Helidon's DbClient. */
public final class DlqViewStore {
  private final DbReads reads;

  /** Reads through a client. */
  public DlqViewStore(DbClient client) {
    this(client, Guard.NONE);
  }

  /** The same, behind a guard. */
  public DlqViewStore(DbClient client, Guard guard) {
    this.reads = new DbReads(client, guard);
  }

  /** A page of entries, newest first; a status that is null does not filter. */
  public List<DlqEntry> entries(@Nullable DlqStatus status, long limit, long offset) {
    return reads.query(
        StoreSql.DLQ_ENTRIES,
        Map.of(
            "any_status",
            status == null,
            "status",
            status == null ? "" : status.storedName(),
            "most",
            limit,
            "skipped",
            offset),
        DlqViewStore::entry);
  }

  /** The newest entry of a task. */
  public Optional<DlqEntry> entryOf(TaskId task) {
    return reads
        .query(StoreSql.DLQ_ENTRY_OF_TASK, Map.of("task", task.toString()), DlqViewStore::entry)
        .stream()
        .findFirst();
  }

  /** Counts by reason. */
  public List<DlqStats> stats() {
    return reads.query(StoreSql.DLQ_STATS, Map.of(), DlqViewStore::stats);
  }

  /** Pending entries, the most urgent first. */
  public List<Investigation> queue(long limit, Instant now) {
    return reads.query(
        StoreSql.DLQ_QUEUE,
        Map.of(
            "reasons", array(DlqReason::storedName),
            "points", array(reason -> String.valueOf(reason.urgency())),
            "now", now.toString(),
            "most", limit),
        DlqViewStore::investigation);
  }

  /** Open tasks by how long they have been where they are. */
  public List<TaskStaleness> staleness(DlqStore.Limits limits, long limit, Instant now) {
    return reads.query(
        StoreSql.STALENESS,
        Map.of(
            "in_process_minutes", limits.stepsInProcess().toMinutes(),
            "dependencies_minutes", limits.waitingForDependencies().toMinutes(),
            "retry_minutes", limits.waitingForRetry().toMinutes(),
            "now", now.toString(),
            "most", limit),
        DlqViewStore::staleness);
  }

  private static String array(Function<DlqReason, String> item) {
    return Arrays.stream(DlqReason.values()).map(item).collect(joining(",", "{", "}"));
  }

  private static DlqEntry entry(DbRow row) {
    String metadata = DbColumns.textOrNull(row, "metadata");
    return new DlqEntry(
        DbColumns.uuid(row, "dlq_entry_uuid"),
        new TaskId(DbColumns.uuid(row, "task_uuid")),
        DbColumns.text(row, "original_state"),
        reason(row),
        DbColumns.time(row, "dlq_timestamp"),
        DlqStatus.ofName(DbColumns.text(row, "resolution_status")).orElseThrow(),
        DbColumns.timeOrNull(row, "resolution_timestamp"),
        DbColumns.textOrNull(row, "resolution_notes"),
        DbColumns.textOrNull(row, "resolved_by"),
        new Json(DbColumns.text(row, "task_snapshot")),
        metadata == null ? null : new Json(metadata),
        DbColumns.time(row, "created_at"),
        DbColumns.time(row, "updated_at"));
  }

  private static DlqStats stats(DbRow row) {
    return new DlqStats(
        reason(row),
        DbColumns.bigint(row, "total"),
        DbColumns.bigint(row, "pending"),
        DbColumns.bigint(row, "manually_resolved"),
        DbColumns.bigint(row, "permanently_failed"),
        DbColumns.bigint(row, "cancelled"),
        DbColumns.time(row, "oldest"),
        DbColumns.time(row, "newest"),
        DbColumns.realOrNull(row, "minutes"));
  }

  private static Investigation investigation(DbRow row) {
    return new Investigation(
        DbColumns.uuid(row, "dlq_entry_uuid"),
        new TaskId(DbColumns.uuid(row, "task_uuid")),
        DbColumns.text(row, "original_state"),
        reason(row),
        DbColumns.time(row, "dlq_timestamp"),
        DbColumns.real(row, "minutes"),
        DbColumns.textOrNull(row, "namespace"),
        DbColumns.textOrNull(row, "name"),
        DbColumns.textOrNull(row, "current_state"),
        minutes(DbColumns.textOrNull(row, "time_in_state_minutes")));
  }

  private static TaskStaleness staleness(DbRow row) {
    return new TaskStaleness(
        new TaskId(DbColumns.uuid(row, "task_uuid")),
        DbColumns.text(row, "namespace"),
        DbColumns.text(row, "name"),
        TaskState.ofCode(DbColumns.integer(row, "state")),
        DbColumns.integer(row, "minutes_in_state"),
        DbColumns.integer(row, "age_minutes"),
        DbColumns.integer(row, "threshold_minutes"),
        DbColumns.integer(row, "priority"));
  }

  private static DlqReason reason(DbRow row) {
    return DlqReason.ofStoredName(DbColumns.text(row, "dlq_reason"));
  }

  // People may write anything into the metadata.
  private static @Nullable Integer minutes(@Nullable String text) {
    return text != null && text.matches("[0-9]{1,9}") ? Integer.valueOf(text) : null;
  }
}
