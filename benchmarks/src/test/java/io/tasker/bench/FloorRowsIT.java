package io.tasker.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tasker.bench.floor.Floor;
import io.tasker.bench.measure.Meter;
import io.tasker.bench.product.BenchDatabase;
import io.tasker.bench.product.Product;
import io.tasker.bench.product.Single;
import io.tasker.examples.demo.Backend;
import io.tasker.testkit.Eventually;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The floor is a floor of this product only while it writes what the product writes. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FloorRowsIT {
  /** Rows as the counters of the tables have them; queues by what they are for. */
  private static final String ROWS =
      """
      SELECT CASE WHEN relname LIKE 'q\\_%result%' THEN 'result messages'
          WHEN relname LIKE 'q\\_%' THEN 'step messages'
          ELSE regexp_replace(relname, '_\\d+w\\d+$|_default$', '') END AS name,
        sum(n_tup_ins) AS inserted, sum(n_tup_upd) AS updated
      FROM pg_stat_user_tables
      WHERE schemaname IN ('tasker', 'pgmq') AND relname ~
        '^(tasks|task_inputs|workflow_steps|task_transitions.*|step_transitions.*|wakeups|q_.*)$'
      GROUP BY 1 HAVING sum(n_tup_ins) > 0\
      """;

  private static final String BYTES =
      """
      SELECT 'tasks', sum(pg_column_size(t.*)) FROM tasker.tasks t
      UNION ALL SELECT 'workflow_steps', sum(pg_column_size(t.*)) FROM tasker.workflow_steps t
      UNION ALL SELECT 'task_inputs', sum(pg_column_size(t.*)) FROM tasker.task_inputs t
      UNION ALL SELECT 'task_transitions', sum(pg_column_size(t.*)) FROM tasker.task_transitions t
      UNION ALL SELECT 'step_transitions', sum(pg_column_size(t.*)) FROM tasker.step_transitions t\
      """;

  private BenchDatabase database;

  @BeforeAll
  void run_one_task_in_each(@TempDir Path work) {
    database = new BenchDatabase(Backend.PGMQ);
    try (Floor floor = new Floor(database.floor(), 1, 200)) {
      floor.runOne(Workload.LINEAR);
    }
    Path home = Path.of("..", "distribution", "target", "tasker").toAbsolutePath().normalize();
    try (Product product = new Product(home, work, database.product(), Map.of(), List.of());
        Meter meter = new Meter(database.product(), database.dataDirectory(), List.of());
        Single client = new Single(product.address(), meter)) {
      client.createToComplete(Workload.LINEAR);
    }
  }

  @AfterAll
  void stop() {
    database.close();
  }

  @Test
  void one_linear_task_is_the_same_number_of_rows_in_every_table() {
    // Sessions that have ended hand in their counts a moment later.
    Eventually.until(
        "the counts are those of a whole task",
        Duration.ofSeconds(10),
        () -> rows(database.floor()).equals(rows(database.product())),
        () -> "floor " + rows(database.floor()) + ", product " + rows(database.product()));
    assertThat(rows(database.floor()))
        .hasSize(8)
        .containsEntry("task_transitions", List.of(14L, 0L));
  }

  @Test
  void the_rows_are_about_as_large() {
    Map<String, List<Long>> product = numbers(database.product(), BYTES, 1);
    numbers(database.floor(), BYTES, 1)
        .forEach(
            (table, bytes) ->
                assertThat((double) bytes.getFirst() / product.get(table).getFirst())
                    .as(table)
                    .isCloseTo(1, within(0.15)));
  }

  private static Map<String, List<Long>> rows(String url) {
    return numbers(url, ROWS, 2);
  }

  private static Map<String, List<Long>> numbers(String url, String sql, int count) {
    Map<String, List<Long>> numbers = new TreeMap<>();
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        numbers.put(
            rows.getString(1),
            count == 1 ? List.of(rows.getLong(2)) : List.of(rows.getLong(2), rows.getLong(3)));
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
    return numbers;
  }
}
