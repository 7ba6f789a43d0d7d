package io.tasker.testkit.messaging;

import io.tasker.contract.spi.messaging.Labels;
import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.contract.spi.messaging.SqlMessaging;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Queues in a database: each consumer is a connection, taking is a transaction. */
public final class SqlBench implements QueueBench {
  private final SqlMessaging messaging;
  private final Callable<Connection> connections;
  private final Runnable cleaner;

  /**
   * Runs statements on connections.
   *
   * @param messaging whose statements are run
   * @param connections opens one
   * @param cleaner run at the end
   */
  public SqlBench(SqlMessaging messaging, Callable<Connection> connections, Runnable cleaner) {
    this.messaging = messaging;
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
  public void send(QueueName queue, List<String> bodies) {
    send(queue, bodies, new Integer[bodies.size()]);
  }

  /** Sends with labels, as many as bodies. */
  public void send(QueueName queue, List<String> bodies, @Nullable Integer... labels) {
    String statement = "WITH sent AS (" + messaging.sendPart(queue, "p") + ") SELECT 1";
    commit(
        sql ->
            sql.rows(
                statement,
                Map.of("p_bodies", bodies.toArray(String[]::new), "p_labels", labels.clone())));
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
  public Taken take(QueueName queue, int max, long from, @Nullable Labels labels) {
    try {
      Connection connection = connections.call();
      connection.setAutoCommit(false);
      NamedSql sql = new NamedSql(connection);
      sql.column("SET lock_timeout = '5s'");
      Map<String, @Nullable Object> parameters = new HashMap<>();
      parameters.put("max", max);
      parameters.put("from", from);
      parameters.put("labels", labels == null ? null : labels.bytes());
      List<String> bodies =
          sql.rows(messaging.popStatement(queue), parameters).stream()
              .map(row -> String.valueOf(row.get("body")))
              .toList();
      return new Popped(connection, bodies);
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

  private record Popped(Connection connection, List<String> bodies) implements Taken {
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
