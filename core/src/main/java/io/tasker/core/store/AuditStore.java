package io.tasker.core.store;

import io.helidon.dbclient.DbClient;
import io.helidon.dbclient.DbRow;
import io.tasker.contract.model.StepId;
import io.tasker.contract.model.StepState;
import io.tasker.core.resilience.Guard;
import io.tasker.core.state.StepCause;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what the results of a step were, through Helidon's DbClient. */
public final class AuditStore {
  private final DbReads reads;

  /** Reads through a client. */
  public AuditStore(DbClient client) {
    this(client, Guard.NONE);
  }

  /** The same, behind a guard. */
  public AuditStore(DbClient client, Guard guard) {
    this.reads = new DbReads(client, guard);
  }

  /**
   * A transition that a result caused.
   *
   * @param seq its number within the step
   * @param from state before
   * @param to state after
   * @param cause whose result it was
   * @param at when
   * @param detail JSON: how the attempt went, or who did it and why
   * @param stepName name of the step
   * @param correlationId of the task
   * @param result what a worker's success returned, JSON, as far as it is still stored
   */
  public record Row(
      int seq,
      StepState from,
      StepState to,
      StepCause cause,
      Instant at,
      @Nullable String detail,
      String stepName,
      UUID correlationId,
      @Nullable String result) {}

  /** The results of a step that exists, newest first. */
  public List<Row> results(StepId step) {
    return reads.query(
        StoreSql.STEP_AUDIT,
        Map.of("task", step.task().toString(), "step", step.number()),
        AuditStore::row);
  }

  private static Row row(DbRow row) {
    return new Row(
        DbColumns.integer(row, "seq"),
        StepState.ofCode(DbColumns.integer(row, "from_state")),
        StepState.ofCode(DbColumns.integer(row, "to_state")),
        StepCause.values()[DbColumns.integer(row, "cause")],
        DbColumns.time(row, "at"),
        DbColumns.textOrNull(row, "detail"),
        DbColumns.text(row, "name"),
        DbColumns.uuid(row, "correlation_id"),
        DbColumns.textOrNull(row, "result"));
  }
}
