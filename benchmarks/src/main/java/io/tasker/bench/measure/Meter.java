package io.tasker.bench.measure;

import io.tasker.bench.BenchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.LongSupplier;

/** Looks at the counters of one database server, on a connection of its own. */
public final class Meter implements AutoCloseable {
  /**
   * Its own looks and those of the load generator are marked, and not counted as statements. A
   * transaction id is used by each transaction that writes; reading the next one uses none.
   */
  private static final String LOOK =
      """
      /* bench */ SELECT CAST(CAST(pg_snapshot_xmax(pg_current_snapshot()) AS text) AS bigint),
        (SELECT coalesce(sum(calls), 0) FROM pg_stat_statements
         WHERE query NOT LIKE '/* bench */%' AND query NOT IN ('BEGIN', 'COMMIT', 'ROLLBACK')),
        pg_current_wal_insert_lsn() - CAST('0/0' AS pg_lsn)\
      """;

  private static final String LONGEST =
      """
      /* bench */ SELECT format('%s ms  %s calls  %s ms  %s buffers  %s rows  %s',
        lpad(round(total_exec_time + total_plan_time)::text, 7), lpad(calls::text, 7),
        lpad(round(((total_exec_time + total_plan_time) / calls)::numeric, 3)::text, 8),
        lpad(((shared_blks_hit + shared_blks_read) / calls)::text, 6), lpad((rows / calls)::text, 5),
        left(regexp_replace(regexp_replace(query, '--[^\\n]*', '', 'g'), '\\s+', ' ', 'g'), 100))
      FROM pg_stat_statements
      WHERE query NOT LIKE '/* bench */%'
      ORDER BY total_exec_time + total_plan_time DESC
      LIMIT 20\
      """;

  private static final String OPEN =
      "/* bench */ SELECT count(*), CAST(min(CAST(task_uuid AS text)) AS uuid) FROM tasker.tasks"
          + " WHERE completed_at IS NULL AND task_uuid >= ?";

  private final Connection connection;
  private final long postmaster;
  private final LongSupplier javaMicros;
  private UUID oldestOpen = new UUID(0, 0);

  /**
   * Connects.
   *
   * @param jdbcUrl of a database whose server has pg_stat_statements loaded
   * @param dataDirectory of that server
   * @param processes whose CPU time counts as the product's
   */
  public Meter(String jdbcUrl, Path dataDirectory, List<Long> processes) {
    try {
      connection = DriverManager.getConnection(jdbcUrl);
      try (Statement statement = connection.createStatement()) {
        statement.execute("/* bench */ CREATE EXTENSION IF NOT EXISTS pg_stat_statements");
        statement.execute("/* bench */ SET stats_fetch_consistency = none");
      }
      postmaster =
          Long.parseLong(Files.readAllLines(dataDirectory.resolve("postmaster.pid")).getFirst());
    } catch (SQLException | IOException e) {
      throw new BenchException("the database cannot be measured: " + e.getMessage(), e);
    }
    javaMicros = () -> processes.stream().mapToLong(Cpu::micros).sum();
  }

  /** What was used up to now. */
  public Usage look() {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(LOOK)) {
      row.next();
      return new Usage(
          System.nanoTime(),
          row.getLong(1),
          row.getLong(2),
          row.getBigDecimal(3).longValue(),
          Cpu.microsOfFamily(postmaster),
          javaMicros.getAsLong());
    } catch (SQLException e) {
      throw new BenchException("the database cannot be measured: " + e.getMessage(), e);
    }
  }

  /** Forgets which statements took how long. */
  public void forgetStatements() {
    number("SELECT 1 FROM pg_stat_statements_reset()");
  }

  /**
   * What took the longest since that was last forgotten, a line each: milliseconds in all, calls,
   * milliseconds per call, buffers per call, the statement's beginning.
   */
  public List<String> longestStatements() {
    List<String> lines = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(LONGEST)) {
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          lines.add(rows.getString(1));
        }
      }
    } catch (SQLException e) {
      throw new BenchException("the database cannot be asked: " + e.getMessage(), e);
    }
    return lines;
  }

  /**
   * Tasks that have not ended. Begins at the oldest one that was open at the last look, so that the
   * index entries of those that have ended are not walked over again and again.
   */
  public long openTasks() {
    try (PreparedStatement statement = connection.prepareStatement(OPEN)) {
      statement.setObject(1, oldestOpen);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        UUID oldest = row.getObject(2, UUID.class);
        if (oldest != null) {
          oldestOpen = oldest;
        }
        return row.getLong(1);
      }
    } catch (SQLException e) {
      throw new BenchException("the database cannot be asked: " + e.getMessage(), e);
    }
  }

  /** A number from the database, for load generators that watch progress. */
  public long number(String sql) {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("/* bench */ " + sql)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new BenchException("the database cannot be asked: " + e.getMessage(), e);
    }
  }

  /** What the tables hold; sessions hand their counts in about once a second. */
  public Storage storage() {
    return new Storage(
        number("SELECT coalesce(sum(n_dead_tup), 0) FROM pg_stat_user_tables"),
        number(
            "SELECT coalesce(sum(heap_blks_read + heap_blks_hit + coalesce(idx_blks_read, 0)"
                + " + coalesce(idx_blks_hit, 0)), 0) FROM pg_statio_user_tables"));
  }

  /** Removes what is dead, and counts what is there. */
  public void vacuum() {
    try (Statement statement = connection.createStatement()) {
      statement.execute("/* bench */ VACUUM (ANALYZE)");
    } catch (SQLException e) {
      throw new BenchException("the database cannot be vacuumed: " + e.getMessage(), e);
    }
  }

  /**
   * Makes what is written so far durable, so that a measurement does not pay for the one before.
   */
  public void checkpoint() {
    try (Statement statement = connection.createStatement()) {
      statement.execute("/* bench */ CHECKPOINT");
    } catch (SQLException e) {
      throw new BenchException("the database cannot be asked: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new BenchException("the connection cannot be closed: " + e.getMessage(), e);
    }
  }
}
