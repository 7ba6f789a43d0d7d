package io.tasker.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.core.writer.EngineHarness;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A window is read by itself, however much lies before it. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AnalyticsPlanIT {
  private static final Pattern WHOLE_TABLE =
      Pattern.compile("Seq Scan on (tasks|workflow_steps)\\b");

  private static EngineHarness engine;

  @BeforeAll
  static void twenty_thousand_tasks_of_thirty_days() {
    engine = new EngineHarness();
    engine.template("plan", "a");
    engine.database.execute(
        """
        INSERT INTO tasker.tasks (task_uuid, template_id, namespace_id, state, seq, n_steps, n_done,
          correlation_id, created_at, updated_at, completed_at)
        SELECT CAST(overlay(CAST(tasker.uuid_of_time(x.at) AS text) placing lpad(to_hex(i), 4, '0')
            from 20 for 4) AS uuid), 1, 1, 8, 1, 1, 1, gen_random_uuid(), x.at, x.at,
          x.at + interval '5 seconds'
        FROM generate_series(1, 20000) AS i
        CROSS JOIN LATERAL (SELECT TIMESTAMPTZ '2026-01-31 00:00Z' - i * interval '129 seconds' AS at) x
        """);
    engine.database.execute(
        """
        INSERT INTO tasker.workflow_steps (task_uuid, step_no, template_step, state, seq, remaining,
          parents, attempts, max_attempts, timeout_ms, claimed_at, updated_at)
        SELECT task_uuid, 0, 1, 6, 1, 0, 0, 1, 1, 1000, created_at, created_at + interval '1 second'
        FROM tasker.tasks
        """);
    engine.database.execute("ANALYZE");
  }

  @AfterAll
  static void close() {
    engine.close();
  }

  @ParameterizedTest
  @EnumSource(names = {"PERFORMANCE", "SLOW_STEPS", "SLOW_TASKS", "STATE_COUNTS"})
  void a_day_does_not_read_the_month(StoreSql sql) {
    String statement =
        sql.source()
            .replace(":from", "'2026-01-30 00:00Z'")
            .replace(":lately", "'2026-01-30 23:00Z'")
            .replace(":executions", "5")
            .replace(":most", "10");

    String plan = String.join("\n", engine.database.texts("EXPLAIN " + statement));

    assertThat(WHOLE_TABLE.matcher(plan).find()).as(plan).isFalse();
    assertThat(plan).containsPattern("Index Cond: \\(.*task_uuid >=");
    assertThat(engine.database.texts(statement)).isNotEmpty();
  }
}
