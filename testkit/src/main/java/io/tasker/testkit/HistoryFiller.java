package io.tasker.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.function.LongConsumer;

/**
 * Fills a migrated database with the history of tasks that went well, without running them: for
 * measuring with many rows. What it writes holds together as if they had run; identities and
 * partitions are left out: whoever wants rows in partitions makes these first.
 */
public final class HistoryFiller {
  /** Rows of history per task; rows about the task itself come on top. */
  public static final int ROWS_PER_TASK = 30;

  private static final int TASKS_AT_ONCE = 5_000;

  private final String url;
  private final LongConsumer progress;

  /**
   * Fills one database.
   *
   * @param url its JDBC address
   * @param progress told after every transaction how many rows of history there are
   */
  public HistoryFiller(String url, LongConsumer progress) {
    this.url = url;
    this.progress = progress;
  }

  /**
   * Writes tasks, spread evenly over a time.
   *
   * @param namespace that they belong to; gets a template {@code filling}, so once per namespace
   * @param rows of history at least; rounded up to whole tasks
   * @return how many tasks were written
   */
  public long fill(String namespace, long rows, Instant start, Duration over) {
    long tasks = Math.ceilDiv(rows, ROWS_PER_TASK);
    double apart = over.toMillis() / 1_000.0 / tasks;
    try (Connection connection = DriverManager.getConnection(url)) {
      int[] owner = owner(connection, namespace);
      try (PreparedStatement insert = connection.prepareStatement(sql("fill-tasks.sql"))) {
        for (long first = 0; first < tasks; first += TASKS_AT_ONCE) {
          long last = Math.min(first + TASKS_AT_ONCE, tasks) - 1;
          insert.setInt(1, owner[0]);
          insert.setInt(2, owner[1]);
          insert.setLong(3, first);
          insert.setLong(4, last);
          insert.setObject(5, start.atOffset(ZoneOffset.UTC));
          insert.setDouble(6, apart);
          insert.executeUpdate();
          progress.accept((last + 1) * ROWS_PER_TASK);
        }
      }
      return tasks;
    } catch (SQLException e) {
      throw new IllegalStateException("cannot fill " + url, e);
    }
  }

  /** Fills a database from the command line: URL, namespace, rows, first instant, days. */
  public static void main(String[] arguments) {
    if (arguments.length != 5) {
      throw new IllegalArgumentException("give: JDBC-URL NAMESPACE ROWS FIRST-INSTANT DAYS");
    }
    long tasks =
        new HistoryFiller(arguments[0], rows -> System.out.println("rows=" + rows))
            .fill(
                arguments[1],
                Long.parseLong(arguments[2]),
                Instant.parse(arguments[3]),
                Duration.ofDays(Long.parseLong(arguments[4])));
    System.out.println("tasks=" + tasks);
  }

  private static int[] owner(Connection connection, String namespace) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql("fill-namespace.sql"))) {
      statement.setString(1, namespace);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return new int[] {row.getInt(1), row.getInt(2)};
      }
    }
  }

  private static String sql(String file) {
    try (InputStream stream =
        Objects.requireNonNull(HistoryFiller.class.getResourceAsStream(file), file)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
