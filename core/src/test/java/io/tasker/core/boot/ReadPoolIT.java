package io.tasker.core.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.helidon.dbclient.DbClient;
import io.tasker.core.config.ConfigLoader;
import io.tasker.core.config.TaskerConfig;
import io.tasker.testkit.Eventually;
import io.tasker.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReadPoolIT {
  private static final String SECTION = "orchestration.web.database_pools.web_api_";

  @Test
  void api_reads_open_no_more_connections_than_configured_and_wait_no_longer() throws Exception {
    try (TestDatabase database = TestDatabase.create();
        Connection owner = database.connect();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      TaskerConfig config =
          ConfigLoader.defaults(
                  Map.of(
                      "common.database.url",
                      database.url(),
                      SECTION + "max_connections",
                      "2",
                      SECTION + "connection_timeout_seconds",
                      "1"))
              .config();
      try (Pools pools = new Pools(config.common().database(), "read-pool-it", 1)) {
        DbClient reads = pools.reads(config.orchestration().apiPool());
        count(owner, "SELECT 1 FROM pg_advisory_lock(1)");
        Future<?> first = threads.submit(() -> read(reads));
        Future<?> second = threads.submit(() -> read(reads));
        Eventually.until("two reads wait", Duration.ofSeconds(10), () -> waiting(owner) == 2);
        assertThat(pools.usedPercent())
            .containsOnly(Map.entry("engine", 0.0), Map.entry("API", 100.0));
        assertThat(pools.utilization()).isEqualTo(1);
        assertThat(pools.watched()).containsOnlyKeys("sets", "chores", "reads");

        long before = System.nanoTime();
        assertThatThrownBy(() -> read(reads)).hasStackTraceContaining("request timed out after 10");
        assertThat(Duration.ofNanos(System.nanoTime() - before))
            .isBetween(Duration.ofMillis(900), Duration.ofSeconds(8));
        assertThat(waiting(owner)).isEqualTo(2);

        count(owner, "SELECT 1 FROM pg_advisory_unlock(1)");
        first.get(10, TimeUnit.SECONDS);
        second.get(10, TimeUnit.SECONDS);
        reads.close();
      }
    }
  }

  private static long read(DbClient reads) {
    return reads.execute().query("SELECT 1 FROM pg_advisory_xact_lock_shared(1)").count();
  }

  private static int waiting(Connection owner) {
    try {
      return count(
          owner,
          "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'tasker-reads'"
              + " AND wait_event = 'advisory' AND datname = current_database()");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int count(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
