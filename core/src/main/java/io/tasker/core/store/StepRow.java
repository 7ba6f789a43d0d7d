package io.tasker.core.store;

import io.helidon.dbclient.DbRow;
import io.tasker.contract.model.StepState;
import io.tasker.contract.model.TaskId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A step as it is stored, with what its definition and its history add. */
public record StepRow(
    TaskId task,
    int number,
    UUID namedStep,
    String name,
    StepState state,
    int seq,
    int parents,
    int remaining,
    int attempts,
    int maxAttempts,
    @Nullable Boolean retryable,
    @Nullable Instant nextAttemptAt,
    @Nullable Instant claimedAt,
    Instant updatedAt,
    Instant createdAt,
    @Nullable String result,
    @Nullable String outcome,
    @Nullable Instant lastFailureAt) {

  static StepRow of(TaskId task, DbRow row) {
    return new StepRow(
        task,
        DbColumns.integer(row, "step_no"),
        new TaskId(DbColumns.uuid(row, "template_uuid"))
            .step(DbColumns.integer(row, "position"))
            .value(),
        DbColumns.text(row, "name"),
        StepState.ofCode(DbColumns.integer(row, "state")),
        DbColumns.integer(row, "seq"),
        DbColumns.integer(row, "parents"),
        DbColumns.integer(row, "remaining"),
        DbColumns.integer(row, "attempts"),
        DbColumns.integer(row, "max_attempts"),
        DbColumns.truthOrNull(row, "retryable"),
        DbColumns.timeOrNull(row, "next_attempt_at"),
        DbColumns.timeOrNull(row, "claimed_at"),
        DbColumns.time(row, "updated_at"),
        DbColumns.time(row, "created_at"),
        DbColumns.textOrNull(row, "result"),
        DbColumns.textOrNull(row, "outcome"),
        DbColumns.timeOrNull(row, "last_failure_at"));
  }
}
