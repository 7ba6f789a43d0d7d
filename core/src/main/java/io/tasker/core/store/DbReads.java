package io.tasker.core.store;

import io.helidon.dbclient.DbClient;
import io.helidon.dbclient.DbClientException;
import io.helidon.dbclient.DbRow;
import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Queries through Helidon's DbClient. */
record DbReads(DbClient client) {
  private static final String QUERY_CANCELED = "57014";

  /**
   * Runs a query.
   *
   * @param params value of every named parameter
   * @throws TaskerException {@code DATABASE_UNAVAILABLE}
   */
  <T> List<T> query(StoreSql sql, Map<String, ?> params, Function<DbRow, T> mapper) {
    try (Stream<DbRow> rows = client.execute().createQuery(sql.source()).params(params).execute()) {
      return rows.map(mapper).toList();
    } catch (DbClientException e) {
      throw new TaskerException(
          ErrorCode.DATABASE_UNAVAILABLE,
          tookTooLong(e)
              ? "the query took longer than it may; ask for less, or try again"
              : "the database is not available; try again",
          e);
    }
  }

  private static boolean tookTooLong(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && QUERY_CANCELED.equals(sql.getSQLState())) {
        return true;
      }
    }
    return false;
  }
}
