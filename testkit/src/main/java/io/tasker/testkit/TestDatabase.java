package io.tasker.testkit;

import io.tasker.devmode.EmbeddedDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * A database for one test class, on the one server of the test JVM. The server starts with the
 * first database and stops with the JVM; it does not sync to disk, allows 200 connections and has
 * {@code pg_stat_statements} loaded.
 */
public final class TestDatabase implements AutoCloseable {
  private final EmbeddedDatabase server;
  private final String name;
  private final AtomicBoolean closed = new AtomicBoolean();

  TestDatabase(EmbeddedDatabase server, String name) {
    this.server = server;
    this.name = name;
  }

  /** A new, empty database. */
  public static TestDatabase create() {
    return TestServer.shared().empty();
  }

  /**
   * A copy of a template. The first call with a key makes the template and migrates it; if that
   * throws, nothing stays, and the next call tries again.
   *
   * @param key names what the migration makes
   * @param migrate gets the template's JDBC address; must close every connection it opens
   */
  public static TestDatabase fromTemplate(String key, Consumer<String> migrate) {
    return TestServer.shared().copy(key, migrate);
  }

  /** The JDBC address, the user included; there is no password. */
  public String url() {
    return server.jdbcUrl(name);
  }

  /** The user, a superuser. */
  public String username() {
    return server.username();
  }

  /** The database's name. */
  public String name() {
    return name;
  }

  /** A new plain connection, for the caller to close. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(url());
  }

  /** The first column of every row. */
  public List<String> texts(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** The one number that a query gives. */
  public long number(String sql) {
    return Long.parseLong(texts(sql).getFirst());
  }

  /** Runs a statement, committed at once. */
  public void execute(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** Drops the database, whoever is still connected to it; twice without harm. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      server.dropDatabase(name);
    }
  }
}
