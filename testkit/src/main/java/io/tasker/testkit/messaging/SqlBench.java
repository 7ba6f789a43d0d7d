package io.tasker.testkit.messaging;

import io.tasker.contract.spi.messaging.Labels;
import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.contract.spi.messaging.SqlMessaging;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Queues in a database: each consumer is a connection, taking is a transaction. */
public final class SqlBench implements QueueBench {
  private final Supplier<? extends SqlMessaging> opener;
  private SqlMessaging messaging;
  private final Callable<Connection> connections;
  private final Runnable cleaner;

  /**
   * Runs statements on connections.
   *
   * @param opener opens the messaging whose statements are run
   * @param connections opens one
   * @param cleaner run at the end
   */
  public SqlBench(
      Supplier<? extends SqlMessaging> opener, Callable<Connection> connections, Runnable cleaner) {
    this.opener = opener;
    this.messaging = opener.get();
    this.connections = connections;
    this.cleaner = cleaner;
  }

  /** Work on a connection of its own, committed at the end. */
  @FunctionalInterface
  public interface Work<T> {
    /** Does it. */
    T run(NamedSql sql) throws SQLException;
  }

  /** The messaging whose statements are run. */
  public SqlMessaging messaging() {
    return messaging;
  }

  /** Runs and commits. */
  public <T> T commit(Work<T> work) {
    try (Connection connection = connections.call()) {
      connection.setAutoCommit(false);
      T result = work.run(new NamedSql(connection));
      connection.commit();
      return result;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void create(QueueName queue) {
    commit(sql -> sql.rows(messaging.createStatement(), Map.of("queue", queue.value())));
  }

  @Override
  public void send(QueueName queue, List<String> bodies, @Nullable String trace) {
    String[] traces = new String[bodies.size()];
    Arrays.fill(traces, trace);
    send(queue, bodies, new Integer[bodies.size()], traces);
  }

  @Override
  public long depth(QueueName queue) {
    return (Long)
        Objects.requireNonNull(
            commit(sql -> sql.rows(messaging.statsStatement(queue), Map.of()))
                .getFirst()
                .get("depth"));
  }

  @Override
  public void reopen() {
    messaging.close();
    messaging = opener.get();
  }

  /** Sends with labels, as many as bodies. */
  public void send(QueueName queue, List<String> bodies, @Nullable Integer... labels) {
    send(queue, bodies, labels, null);
  }

  /** Sends with labels and traces, as many as bodies; without traces at all if they are null. */
  public void send(
      QueueName queue,
      List<String> bodies,
      @Nullable Integer[] labels,
      @Nullable String @Nullable [] traces) {
    String statement = "WITH sent AS (" + messaging.sendPart(queue, "p") + ") SELECT 1";
    Map<String, @Nullable Object> parameters = new HashMap<>();
    parameters.put("p_bodies", bodies.toArray(String[]::new));
    parameters.put("p_labels", labels.clone());
    parameters.put("p_traces", traces);
    commit(sql -> sql.rows(statement, parameters));
  }

  @Override
  public Taken take(QueueName queue, int max) {
    return take(queue, max, 0, null);
  }

  /**
   * Takes some.
   *
   * @param from lowest id to look at
   * @param labels those that may be taken; null for all
   */
  public TakenRows take(QueueName queue, int max, long from, @Nullable Labels labels) {
    try {
      Connection connection = connections.call();
      connection.setAutoCommit(false);
      NamedSql sql = new NamedSql(connection);
      sql.column("SET lock_timeout = '5s'");
      Map<String, @Nullable Object> parameters = new HashMap<>();
      parameters.put("max", max);
      parameters.put("from", from);
      parameters.put("labels", labels == null ? null : labels.bytes());
      return new TakenRows(connection, sql.rows(messaging.popStatement(queue), parameters));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** Which of some steps have a message, in order of their ids. */
  public List<String> present(QueueName queue, String... steps) {
    return commit(
        sql ->
            sql.rows(messaging.presentStepsStatement(queue), Map.of("steps", steps)).stream()
                .map(row -> String.valueOf(row.get("step")))
                .sorted()
                .toList());
  }

  @Override
  public void close() {
    cleaner.run();
  }

  /** Messages in hand, of one connection. */
  public static final class TakenRows implements Taken {
    private final Connection connection;
    private final List<Map<String, @Nullable Object>> rows;

    private TakenRows(Connection connection, List<Map<String, @Nullable Object>> rows) {
      this.connection = connection;
      this.rows = rows;
    }

    @Override
    public List<String> bodies() {
      return rows.stream().map(row -> String.valueOf(row.get("body"))).toList();
    }

    @Override
    public List<String> traced() {
      return rows.stream().map(row -> row.get("body") + " " + row.get("trace")).toList();
    }

    @Override
    public void done() {
      try {
        connection.commit();
      } catch (SQLException e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public void close() {
      try {
        connection.rollback();
        connection.close();
      } catch (SQLException e) {
        throw new AssertionError(e);
      }
    }
  }
}
