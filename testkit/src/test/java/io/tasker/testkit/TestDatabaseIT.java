package io.tasker.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ThreadLeakCheck.class)
@Timeout(60)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TestDatabaseIT {
  @Test
  void every_database_is_empty_and_alone_on_the_same_server() throws SQLException {
    try (var one = TestDatabase.create();
        var two = TestDatabase.create()) {
      run(one.url(), "CREATE TABLE t (x int)");

      assertThat(ask(two, "SELECT to_regclass('t')")).isNull();
      assertThat(ask(one, "SHOW port")).isEqualTo(ask(two, "SHOW port"));
      assertThat(ask(one, "SELECT current_user")).isEqualTo(one.username());
      assertThat(ask(one, "SELECT current_database()")).isEqualTo(one.name());
    }
  }

  @Test
  void the_server_is_quick_roomy_and_counts_statements() throws SQLException {
    try (var database = TestDatabase.create()) {
      assertThat(ask(database, "SHOW fsync")).isEqualTo("off");
      assertThat(ask(database, "SHOW max_connections")).isEqualTo("200");
      run(database.url(), "CREATE EXTENSION pg_stat_statements");
      assertThat(ask(database, "SELECT count(*) > 0 FROM pg_stat_statements")).isEqualTo("t");
    }
  }

  @Test
  void a_template_is_migrated_once_and_copied_often() throws SQLException {
    var migrations = new AtomicInteger();
    for (int i = 0; i < 2; i++) {
      try (var database =
          TestDatabase.fromTemplate(
              "migrated-once",
              url -> {
                migrations.incrementAndGet();
                run(url, "CREATE TABLE t AS SELECT 1 AS x");
              })) {
        assertThat(ask(database, "SELECT count(*) FROM t")).isEqualTo("1");
        run(database.url(), "INSERT INTO t VALUES (2)");
      }
    }
    assertThat(migrations).hasValue(1);
  }

  @Test
  void a_failed_migration_leaves_nothing_and_is_tried_again() throws SQLException {
    assertThatThrownBy(
            () ->
                TestDatabase.fromTemplate(
                        "fails-once",
                        _ -> {
                          throw new IllegalStateException("no");
                        })
                    .close())
        .isInstanceOf(IllegalStateException.class);

    try (var database = TestDatabase.fromTemplate("fails-once", _ -> {})) {
      assertThat(ask(database, "SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void close_drops_the_database_under_open_connections() throws SQLException {
    var database = TestDatabase.create();
    try (var open = database.connect()) {
      database.close();
      database.close();

      assertThat(open.isValid(1)).isFalse();
    }
    assertThatThrownBy(database::connect)
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("does not exist");
  }

  private static void run(String url, String statement) {
    try (var connection = DriverManager.getConnection(url);
        var sql = connection.createStatement()) {
      sql.execute(statement);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static String ask(TestDatabase database, String query) throws SQLException {
    try (var connection = database.connect();
        var sql = connection.createStatement();
        var rows = sql.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
