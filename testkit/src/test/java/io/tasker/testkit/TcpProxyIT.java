package io.tasker.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TcpProxyIT {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final TestDatabase database = TestDatabase.create();
  private final TcpProxy proxy = TcpProxy.before(database.url());

  @AfterEach
  void close() {
    proxy.close();
    database.close();
  }

  @Test
  void everything_passes() throws SQLException {
    try (Connection connection = connect("anybody")) {
      assertThat(one(connection)).isEqualTo(1);
      assertThat(proxy.count("anybody")).isEqualTo(1);
      assertThat(proxy.count("somebody else")).isZero();
    }
    Eventually.until("the connection to be gone", PATIENCE, () -> proxy.count("") == 0);
  }

  @Test
  void a_cut_ends_those_that_are_meant_and_keeps_them_out_until_it_is_restored()
      throws SQLException {
    try (Connection meant = connect("meant");
        Connection other = connect("other")) {
      proxy.cut("meant");

      assertThatThrownBy(() -> one(meant)).isInstanceOf(SQLException.class);
      assertThat(one(other)).isEqualTo(1);
      assertThatThrownBy(() -> connect("meant")).isInstanceOf(SQLException.class);
      proxy.restore();
      try (Connection again = connect("meant")) {
        assertThat(one(again)).isEqualTo(1);
      }
    }
  }

  @Test
  void a_frozen_connection_stands_but_says_nothing_until_it_is_restored() throws Exception {
    try (Connection meant = connect("meant");
        Connection other = connect("other")) {
      proxy.freeze("meant");

      CompletableFuture<Integer> answer = new CompletableFuture<>();
      Thread asking =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      answer.complete(one(meant));
                    } catch (SQLException e) {
                      answer.completeExceptionally(e);
                    }
                  });
      for (int i = 0; i < 20; i++) { // round trips: time enough for the answer, were it let through
        assertThat(one(other)).isEqualTo(1);
      }
      assertThat(answer).isNotDone();
      assertThat(proxy.count("meant")).isEqualTo(1);
      proxy.restore();
      assertThat(asking.join(PATIENCE)).isTrue();
      assertThat(answer).isCompletedWithValue(1);
    }
  }

  private Connection connect(String name) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("ApplicationName", name);
    return DriverManager.getConnection(proxy.url(database.url()), properties);
  }

  private static int one(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT 1")) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
