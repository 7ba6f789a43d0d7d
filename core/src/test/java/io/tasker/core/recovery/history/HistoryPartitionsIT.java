package io.tasker.core.recovery.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.contract.model.TemplateName;
import io.tasker.core.store.HistoryStore;
import io.tasker.core.store.HistoryWeek;
import io.tasker.core.writer.EngineHarness;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HistoryPartitionsIT {
  private final EngineHarness engine = new EngineHarness();
  private final HistoryStore store = new HistoryStore(engine.pools.chores());
  private final TemplateName line = engine.template("line", "a", "b: a");

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void this_week_and_the_next_have_their_partitions() {
    partitions(10).runOnce();

    assertThat(names()).containsExactly("step_transitions_2026w01", "step_transitions_2026w02");
    engine.create(line);
    assertThat(store.defaultRows(100)).isZero();
  }

  @Test
  void a_few_rows_that_landed_elsewhere_are_moved_to_their_week() {
    engine.create(line);
    engine.runToEnd();
    engine.clock.advance(Duration.ofDays(60));
    engine.create(line);
    String before = engine.one("SELECT count(*) FROM tasker.v_history");
    assertThat(store.defaultWeeks()).hasSize(2);
    HistoryPartitions partitions = partitions(1_000);

    partitions.runOnce();

    assertThat(partitions.defaultRows()).isZero();
    assertThat(store.defaultWeeks()).isEmpty();
    assertThat(engine.one("SELECT count(*) FROM tasker.v_history")).isEqualTo(before);
    assertThat(engine.count("tasker.step_transitions_2026w01")).isEqualTo(8);
    engine.runToEnd();
    assertThat(engine.count("tasker.step_transitions_default")).isZero();
  }

  @Test
  void many_rows_stay_where_they_are_and_raise_the_alarm_until_somebody_moves_them() {
    engine.create(line);
    engine.runToEnd();
    HistoryPartitions partitions = partitions(2);

    partitions.runOnce();

    assertThat(partitions.defaultRows()).isEqualTo(8 + 8);
    assertThat(store.heal(HistoryWeek.of(engine.clock.instant()), 1_000)).hasValue(8 + 8);
    partitions.runOnce();
    assertThat(partitions.defaultRows()).isZero();
  }

  @Test
  void whoever_reads_the_default_partition_is_not_waited_for_long() throws SQLException {
    try (Connection reader = engine.database.connect();
        Statement statement = reader.createStatement()) {
      reader.setAutoCommit(false);
      statement.execute("SELECT 1 FROM tasker.step_transitions_default");

      assertThat(partitions(10).runOnce()).isLessThan(Duration.ofMinutes(1));
      engine.create(line);
    }
    partitions(10).runOnce();
    assertThat(store.defaultRows(100)).isZero();
  }

  private HistoryPartitions partitions(long quicklyMoved) {
    return new HistoryPartitions(store, engine.clock, quicklyMoved);
  }

  private Iterable<String> names() {
    return engine.all(
        "SELECT relname FROM pg_class WHERE relkind = 'r' AND relname LIKE 'step_transitions_2%'"
            + " ORDER BY 1");
  }
}
