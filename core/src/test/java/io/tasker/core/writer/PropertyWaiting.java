package io.tasker.core.writer;

import io.tasker.contract.model.StepId;
import io.tasker.contract.model.TaskId;
import io.tasker.core.db.Database;
import io.tasker.core.db.Params;
import io.tasker.core.db.Sql;
import io.tasker.core.store.StepKey;
import java.time.Instant;
import java.util.List;

/** What the next set will find, if nobody else is faster. */
final class PropertyWaiting {
  /** As many guards as one set takes. */
  private static final int GUARDS = 10;

  private static final Sql RESULTS =
      Sql.parse(
          "SELECT CAST(message->>'step_uuid' AS uuid) FROM pgmq.q_orchestration_step_results"
              + " ORDER BY msg_id LIMIT :max");
  private static final Sql DUE =
      Sql.parse(
          "SELECT d.kind, m.task, m.step, m.seq FROM (SELECT * FROM tasker.wakeups WHERE due_at <="
              + " :now ORDER BY due_at, id LIMIT :max) d CROSS JOIN LATERAL unnest(d.task_uuids,"
              + " d.step_nos, d.seqs) AS m (task, step, seq)");

  private final Database database;

  /**
   * A step that a guard wakes.
   *
   * @param lease for its lease; else for its retry
   * @param seq the version that the guard was set for
   */
  record Ring(boolean lease, StepKey step, int seq) {}

  PropertyWaiting(Database database) {
    this.database = database;
  }

  List<StepKey> results(int max) {
    return database.inTransaction(
        tx ->
            tx.query(
                RESULTS,
                Params.of("max", max),
                row -> {
                  StepId step = new StepId(row.uuid(1));
                  return new StepKey(step.task(), step.number());
                }));
  }

  List<Ring> rings(Instant now) {
    return database.inTransaction(
        tx ->
            tx.query(
                DUE,
                Params.of("max", GUARDS).with("now", now),
                row ->
                    new Ring(
                        row.integer(1) == 1,
                        new StepKey(new TaskId(row.uuid(2)), row.integer(3)),
                        row.integer(4))));
  }
}
