package io.tasker.pgmq;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.contract.spi.messaging.Labels;
import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.testkit.ThreadLeakCheck;
import io.tasker.testkit.messaging.NamedSql;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(ThreadLeakCheck.class)
@Timeout(60)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PgmqPlanIT {
  private static final QueueName QUEUE = new QueueName("planned");

  @ParameterizedTest
  @CsvSource({"0, false", "0, true", "10, false", "20000, false", "20000, true"})
  void a_pop_in_a_writers_session_reads_by_index(int messages, boolean analyzed)
      throws SQLException {
    try (var database = PgmqDatabase.create();
        var connection = database.connect()) {
      var sql = new NamedSql(connection);
      fill(sql, messages, analyzed);
      sql.column("SET enable_seqscan = off");
      sql.column("SET enable_hashjoin = off");
      sql.column("SET enable_mergejoin = off");
      sql.column("SET plan_cache_mode = force_generic_plan");

      var plan = plan(sql);

      assertThat(plan).contains("Index").doesNotContain("Seq Scan").doesNotContain("Join");
    }
  }

  private static void fill(NamedSql sql, int messages, boolean analyzed) throws SQLException {
    sql.column("SELECT pgmq.create(?)", QUEUE.value());
    sql.column(
        "INSERT INTO pgmq.q_planned (vt, message, headers) SELECT now(), '{}', '{\"label\": 1}'"
            + " FROM generate_series(1, ?)",
        messages);
    if (analyzed) {
      sql.column("ANALYZE pgmq.q_planned");
    }
  }

  private static String plan(NamedSql sql) throws SQLException {
    var parameters = new HashMap<String, @Nullable Object>();
    parameters.put("max", 200);
    parameters.put("from", 5L);
    parameters.put("labels", Labels.of(1).bytes());
    return sql.rows("EXPLAIN " + new PgmqMessaging().popStatement(QUEUE), parameters).stream()
        .map(row -> String.valueOf(row.get("QUERY PLAN")))
        .collect(Collectors.joining("\n"));
  }
}
