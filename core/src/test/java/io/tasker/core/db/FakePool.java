package io.tasker.core.db;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A database that answers from a list and keeps what it was told. Knows the few JDBC calls that
 * {@link Tx} makes, and refuses every other.
 */
public final class FakePool {
  private final List<Object> calls = new ArrayList<>();
  private final List<Statement> statements = new ArrayList<>();
  private final Deque<Object> answers = new ArrayDeque<>();

  /**
   * A statement that was run.
   *
   * @param text with question marks
   * @param values by index, from 1
   */
  public record Statement(String text, Map<Integer, @Nullable Object> values) {}

  /** The next statement returns these rows. */
  public FakePool answer(List<Object[]> rows) {
    answers.add(rows);
    return this;
  }

  /** The next statement fails. */
  public FakePool answer(SQLException failure) {
    answers.add(failure);
    return this;
  }

  /** The pool, as the engine sees it. */
  public Database database() {
    return new Database(
        proxy(
            DataSource.class,
            (_, method, _) -> {
              if (method.getName().equals("getConnection")) {
                return connection();
              }
              throw new UnsupportedOperationException(method.getName());
            }));
  }

  /** What was run. */
  public List<Statement> statements() {
    return statements;
  }

  /** Commits, rollbacks and closes, in order. */
  public List<Object> calls() {
    return calls;
  }

  private Connection connection() {
    return proxy(
        Connection.class,
        (_, method, args) ->
            switch (method.getName()) {
              case "prepareStatement" -> statement((String) args[0]);
              case "commit", "rollback", "close" -> {
                calls.add(method.getName());
                yield null;
              }
              default -> throw new UnsupportedOperationException(method.getName());
            });
  }

  private PreparedStatement statement(String text) {
    Statement statement = new Statement(text, new TreeMap<>());
    return proxy(
        PreparedStatement.class,
        (_, method, args) ->
            switch (method.getName()) {
              case "setNull" -> statement.values().put((Integer) args[0], null);
              case "setInt", "setLong", "setString", "setBytes", "setObject" ->
                  statement.values().put((Integer) args[0], args[1]);
              case "executeQuery" -> {
                statements.add(statement);
                yield rows();
              }
              case "close" -> null;
              default -> throw new UnsupportedOperationException(method.getName());
            });
  }

  @SuppressWarnings("unchecked")
  private ResultSet rows() throws SQLException {
    Object answer = answers.isEmpty() ? List.of() : answers.pop();
    if (answer instanceof SQLException failure) {
      throw failure;
    }
    Deque<Object[]> left = new ArrayDeque<>((List<Object[]>) answer);
    Object[][] current = new Object[1][];
    return proxy(
        ResultSet.class,
        (_, method, args) ->
            switch (method.getName()) {
              case "next" -> {
                current[0] = left.poll();
                yield current[0] != null;
              }
              case "getInt", "getLong", "getString", "getObject" ->
                  current[0][(Integer) args[0] - 1];
              case "close" -> null;
              default -> throw new UnsupportedOperationException(method.getName());
            });
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
