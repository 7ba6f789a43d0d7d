package io.tasker.bench.chaos;

import io.tasker.bench.chaos.Evidence.Attempt;
import io.tasker.bench.chaos.Evidence.Completion;
import io.tasker.bench.chaos.Evidence.Ending;
import io.tasker.bench.chaos.Evidence.Stored;
import io.tasker.bench.chaos.Mix.Intended;
import io.tasker.bench.chaos.effect.EffectLog;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what a run left in the database and in the handlers' files. */
final class EvidenceReader {
  private static final String TASKS =
      """
      SELECT i.reason, t.task_uuid, s.name, t.n_steps FROM tasker.tasks t
      JOIN tasker.task_inputs i USING (task_uuid)
      JOIN tasker.task_states s ON s.code = t.state\
      """;

  /** A claim is a transition of cause 1; the one after it says how the attempt ended. */
  private static final String ATTEMPTS =
      """
      WITH history AS (
        SELECT h.task_uuid, d.name, h.seq, h.cause, h.at,
          lead(h.cause) OVER steps AS next_cause, lead(h.at) OVER steps AS next_at
        FROM tasker.step_transitions h
        JOIN tasker.workflow_steps w ON w.task_uuid = h.task_uuid AND w.step_no = h.step_no
        JOIN tasker.template_steps d ON d.template_step_id = w.template_step
        WINDOW steps AS (PARTITION BY h.task_uuid, h.step_no ORDER BY h.seq)
      )
      SELECT task_uuid, name, row_number() OVER (PARTITION BY task_uuid, name ORDER BY seq), at,
        next_cause, next_at
      FROM history WHERE cause = 1\
      """;

  private static final String COMPLETIONS =
      """
      SELECT h.task_uuid, d.name, count(*) FROM tasker.step_transitions h
      JOIN tasker.workflow_steps w ON w.task_uuid = h.task_uuid AND w.step_no = h.step_no
      JOIN tasker.template_steps d ON d.template_step_id = w.template_step
      WHERE h.to_state = 6 GROUP BY 1, 2\
      """;

  private EvidenceReader() {}

  static Evidence read(ChaosDatabase database, Path effects, List<Intended> intended)
      throws IOException {
    return new Evidence(
        intended,
        database.query(
            TASKS,
            row -> new Stored(row.getString(1), row.getString(2), row.getString(3), row.getInt(4))),
        database.query(ATTEMPTS, EvidenceReader::attempt),
        database.query(
            COMPLETIONS, row -> new Completion(row.getString(1), row.getString(2), row.getInt(3))),
        EffectLog.read(effects));
  }

  private static Attempt attempt(ResultSet row) throws SQLException {
    String cause = row.getString(5);
    Ending ending =
        switch (cause) {
          case null -> Ending.OPEN;
          case "2" -> Ending.RESULT;
          case "3" -> Ending.FAILURE;
          case "4" -> Ending.LEASE_EXPIRED;
          default -> Ending.OTHER;
        };
    Instant claimed = row.getObject(4, OffsetDateTime.class).toInstant();
    return new Attempt(
        row.getString(1), row.getString(2), row.getInt(3), claimed, ending, time(row, 6));
  }

  private static @Nullable Instant time(ResultSet row, int column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
