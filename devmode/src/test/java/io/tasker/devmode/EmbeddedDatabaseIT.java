package io.tasker.devmode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tasker.contract.error.TaskerException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EmbeddedDatabaseIT {
  @TempDir private Path folder;

  @Test
  void it_is_durable_by_default_and_gone_after_close() throws SQLException {
    var database = EmbeddedDatabase.start(EmbeddedDatabaseConfig.temporary());
    try (database) {
      var url = database.jdbcUrl("postgres");
      assertThat(ask(url, "SHOW server_version")).startsWith("18.");
      assertThat(ask(url, "SHOW fsync")).isEqualTo("on");
      assertThat(ask(url, "SHOW synchronous_commit")).isEqualTo("on");
      assertThat(ask(url, "SHOW full_page_writes")).isEqualTo("on");
      assertThat(ask(url, "SHOW server_encoding")).isEqualTo("UTF8");
      assertThat(ask(url, "SELECT current_user")).isEqualTo(database.username());
      assertThat(ask(url, "SHOW data_directory")).isEqualTo(database.dataDirectory().toString());
      assertThat(database.binDirectory())
          .hasValueSatisfying(bin -> assertThat(bin.resolve("postgres")).isExecutable());
    }
    database.close();

    assertThat(database.dataDirectory()).doesNotExist();
    assertThat(database.dataDirectory().getParent()).doesNotExist();
    assertThatThrownBy(() -> ask(database.jdbcUrl("postgres"), "SELECT 1"))
        .isInstanceOf(SQLException.class);
  }

  @Test
  void settings_reach_the_server_as_they_are() throws SQLException {
    var config =
        EmbeddedDatabaseConfig.temporary()
            .durable(false)
            .setting("shared_preload_libraries", "pg_stat_statements")
            .setting("max_connections", "37")
            .setting("log_line_prefix", "it's $HOME %m ");
    try (var database = EmbeddedDatabase.start(config)) {
      var url = database.jdbcUrl("postgres");
      assertThat(ask(url, "SHOW fsync")).isEqualTo("off");
      assertThat(ask(url, "SHOW shared_preload_libraries")).isEqualTo("pg_stat_statements");
      assertThat(ask(url, "SHOW max_connections")).isEqualTo("37");
      assertThat(ask(url, "SHOW log_line_prefix")).isEqualTo("it's $HOME %m ");
    }
  }

  @Test
  void persistent_data_are_there_after_a_restart_and_serve_one_server_at_a_time()
      throws SQLException {
    var config = EmbeddedDatabaseConfig.persistent(folder.resolve("data"));
    try (var first = EmbeddedDatabase.start(config)) {
      first.createDatabase("kept");
      assertThatThrownBy(() -> EmbeddedDatabase.start(config).close())
          .isInstanceOf(TaskerException.class)
          .hasMessageContaining("in use by the PostgreSQL process");
      assertThatThrownBy(() -> EmbeddedDatabase.start(config.port(first.port())).close())
          .isInstanceOf(TaskerException.class);
    }
    try (var second = EmbeddedDatabase.start(config)) {
      assertThat(ask(second.jdbcUrl("kept"), "SELECT current_database()")).isEqualTo("kept");
    }
  }

  @Test
  void databases_are_created_copied_and_dropped_under_the_feet_of_their_users()
      throws SQLException {
    try (var database = EmbeddedDatabase.start(EmbeddedDatabaseConfig.temporary().durable(false))) {
      database.createDatabase("user");
      ask(database.jdbcUrl("user"), "CREATE TABLE t AS SELECT 'copied' AS x; SELECT x FROM t");
      database.createDatabase("copy", "user");
      assertThat(ask(database.jdbcUrl("copy"), "SELECT x FROM t")).isEqualTo("copied");

      try (var user = DriverManager.getConnection(database.jdbcUrl("copy"))) {
        database.dropDatabase("copy");
        assertThat(user.isValid(1)).isFalse();
      }
      database.dropDatabase("copy");
      assertThatThrownBy(() -> database.createDatabase("user"))
          .isInstanceOf(TaskerException.class)
          .hasMessageContaining("already exists");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "9lives", "Capital", "a\"b", "a b"})
  void a_bad_database_name_is_refused(String name) {
    assertThatThrownBy(() -> EmbeddedDatabase.valid(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("was \"" + name + "\"");
  }

  @Test
  void a_server_that_cannot_start_says_why_and_leaves_nothing() {
    var config = EmbeddedDatabaseConfig.temporary().setting("max_connections", "many");

    assertThatThrownBy(() -> EmbeddedDatabase.start(config, Duration.ofSeconds(3)).close())
        .isInstanceOf(TaskerException.class)
        .hasMessageContaining("did not start")
        .hasMessageContaining("max_connections");
  }

  private static String ask(String url, String query) throws SQLException {
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      for (var hasRows = statement.execute(query); !hasRows; ) {
        hasRows = statement.getMoreResults();
      }
      var rows = statement.getResultSet();
      rows.next();
      return rows.getString(1);
    }
  }
}
