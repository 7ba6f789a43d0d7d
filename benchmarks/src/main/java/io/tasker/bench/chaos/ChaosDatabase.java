package io.tasker.bench.chaos;

import io.tasker.bench.BenchException;
import io.tasker.devmode.EmbeddedDatabase;
import io.tasker.devmode.EmbeddedDatabaseConfig;
import io.tasker.examples.demo.Patience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** An embedded PostgreSQL that keeps data and port when it is crashed and started again. */
final class ChaosDatabase implements AutoCloseable {
  private static final String NAME = "chaos";
  private static final Duration END = Duration.ofSeconds(20);

  private final EmbeddedDatabaseConfig config;
  private EmbeddedDatabase server;

  /**
   * Starts it.
   *
   * @param data where its data will be
   */
  ChaosDatabase(Path data) {
    EmbeddedDatabaseConfig any = EmbeddedDatabaseConfig.persistent(data);
    server = EmbeddedDatabase.start(any);
    config = any.port(server.port());
    server.createDatabase(NAME);
  }

  /** Where Tasker works. */
  String url() {
    return "jdbc:postgresql://localhost:" + config.port() + "/" + NAME + "?user=postgres";
  }

  /** Drops all sessions and forgets all that is not in the write-ahead log, as a crash does. */
  synchronized void crash() {
    long postmaster = postmaster();
    Signals.send("QUIT", postmaster);
    if (!Patience.until(END, () -> ProcessHandle.of(postmaster).isEmpty())) {
      throw new BenchException("PostgreSQL does not stop, process " + postmaster);
    }
    server.close();
  }

  /** Starts it after a crash; returns when it takes connections. */
  synchronized void start() {
    server = EmbeddedDatabase.start(config);
  }

  /** Ends about half of all other sessions; says how many. */
  long cutConnections() {
    return number(
        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname ="
            + " current_database() AND pid <> pg_backend_pid() AND random() < 0.5");
  }

  /** One row of a result. */
  interface RowReader<T> {
    /** Reads the row the cursor is on. */
    T read(ResultSet row) throws SQLException;
  }

  /**
   * Asks on a connection of its own.
   *
   * @throws BenchException if there is no answer, as while the database is down
   */
  <T> List<T> query(String sql, RowReader<T> reader) {
    try (Connection connection = DriverManager.getConnection(url());
        ResultSet rows = connection.createStatement().executeQuery(sql)) {
      List<T> found = new ArrayList<>();
      while (rows.next()) {
        found.add(reader.read(rows));
      }
      return found;
    } catch (SQLException e) {
      throw new BenchException("the database does not answer: " + e.getMessage(), e);
    }
  }

  /** The one number that a query gives. */
  long number(String sql) {
    return query(sql, row -> row.getLong(1)).getFirst();
  }

  private long postmaster() {
    Path file = server.dataDirectory().resolve("postmaster.pid");
    try {
      return Long.parseLong(Files.readAllLines(file).getFirst().strip());
    } catch (IOException e) {
      throw new BenchException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  @Override
  public synchronized void close() {
    server.close();
  }
}
