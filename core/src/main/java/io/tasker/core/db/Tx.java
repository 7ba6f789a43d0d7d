package io.tasker.core.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** One open transaction. Every method throws {@link StoreException} when its statement fails. */
public final class Tx {
  private static final Sql COMMIT = Sql.parse("COMMIT");

  private static final int ROWS_AT_ONCE = 500;

  private final Connection connection;
  private final Ends ends;

  /** Wants to know how a transaction ended; must be short and must not throw. */
  @FunctionalInterface
  public interface End {
    /**
     * It is over.
     *
     * @param committed false also if whether it was committed is unknown
     */
    void ended(boolean committed);
  }

  Tx(Connection connection, Ends ends) {
    this.connection = connection;
    this.ends = ends;
  }

  /** Runs a statement that returns rows. */
  public <T> List<T> query(Sql sql, Params params, RowMapper<T> mapper) {
    try (PreparedStatement statement = connection.prepareStatement(sql.text())) {
      params.bind(statement, sql.names());
      try (ResultSet rows = statement.executeQuery()) {
        return readAll(rows, mapper);
      }
    } catch (SQLException e) {
      throw new StoreException(e);
    }
  }

  /**
   * Runs a statement that returns rows, and shows one after the other; keeps only a few of them in
   * memory, however many there are.
   *
   * @return how many there were
   */
  public long forEach(Sql sql, Params params, RowVisitor visitor) {
    try (PreparedStatement statement = connection.prepareStatement(sql.text())) {
      statement.setFetchSize(ROWS_AT_ONCE);
      params.bind(statement, sql.names());
      long count = 0;
      try (ResultSet rows = statement.executeQuery()) {
        Row row = new Row(rows);
        while (rows.next()) {
          visitor.visit(row);
          count++;
        }
      }
      return count;
    } catch (SQLException e) {
      throw new StoreException(e);
    }
  }

  /** Runs a statement that returns no rows; says how many it touched. */
  public int update(Sql sql, Params params) {
    try (PreparedStatement statement = connection.prepareStatement(sql.text())) {
      params.bind(statement, sql.names());
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new StoreException(e);
    }
  }

  /**
   * Runs two statements that return rows in one round trip; the second sees what the first waited
   * for.
   */
  public <A, B> Two<A, B> query(
      Sql first, RowMapper<A> firstMapper, Sql second, RowMapper<B> secondMapper, Params params) {
    Sql both = first.then(second);
    try (PreparedStatement statement = connection.prepareStatement(both.text())) {
      params.bind(statement, both.names());
      statement.execute();
      List<A> firstRows = readAll(statement, firstMapper);
      statement.getMoreResults();
      return new Two<>(firstRows, readAll(statement, secondMapper));
    } catch (SQLException e) {
      throw new StoreException(e);
    }
  }

  /**
   * Runs a last statement that returns rows and commits, in one round trip. When the answer does
   * not arrive, whether it was committed is unknown; every set operation may be repeated, so
   * callers do that.
   */
  public <T> List<T> queryAndCommit(Sql sql, Params params, RowMapper<T> mapper) {
    Sql last = sql.then(COMMIT);
    try (PreparedStatement statement = connection.prepareStatement(last.text())) {
      params.bind(statement, last.names());
      statement.execute();
      return readAll(statement, mapper);
    } catch (SQLException e) {
      throw new StoreException(e);
    }
  }

  /**
   * Tells somebody when this transaction is over and its connection free for others; in the order
   * in which they asked.
   */
  public void atEnd(End end) {
    ends.add(end);
  }

  /** Two results of one round trip. */
  public record Two<A, B>(List<A> first, List<B> second) {}

  private static <T> List<T> readAll(PreparedStatement statement, RowMapper<T> mapper)
      throws SQLException {
    try (ResultSet rows = statement.getResultSet()) {
      return readAll(rows, mapper);
    }
  }

  private static <T> List<T> readAll(ResultSet rows, RowMapper<T> mapper) throws SQLException {
    List<T> values = new ArrayList<>();
    Row row = new Row(rows);
    while (rows.next()) {
      values.add(mapper.map(row));
    }
    return values;
  }
}
