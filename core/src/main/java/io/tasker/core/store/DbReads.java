package io.tasker.core.store;

import io.helidon.dbclient.DbClient;
import io.helidon.dbclient.DbClientException;
import io.helidon.dbclient.DbRow;
import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.core.db.StoreException;
import io.tasker.core.resilience.Guard;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Queries through Helidon's DbClient, as long as a guard lets them through. */
record DbReads(DbClient client, Guard guard) {
  private static final String QUERY_CANCELED = "57014";
  private static final String AWAY = "the database is not available; try again";

  /**
   * Runs a query.
   *
   * @param params value of every named parameter
   * @throws TaskerException {@code DATABASE_UNAVAILABLE}; {@code CIRCUIT_OPEN} without asking the
   *     database; {@code INTERNAL} if it refuses the statement
   */
  <T> List<T> query(StoreSql sql, Map<String, ?> params, Function<DbRow, T> mapper) {
    return guard.call(() -> run(sql, params, mapper));
  }

  private <T> List<T> run(StoreSql sql, Map<String, ?> params, Function<DbRow, T> mapper) {
    try (Stream<DbRow> rows = client.execute().createQuery(sql.source()).params(params).execute()) {
      return rows.map(mapper).toList();
    } catch (RuntimeException e) { // the client wraps, and not always in its own type
      throw StoreException.within(e)
          .map(failed -> failure(failed, e))
          .orElseGet(() -> e instanceof DbClientException ? unavailable(AWAY, e) : e);
    }
  }

  private static RuntimeException failure(StoreException failed, RuntimeException e) {
    if (QUERY_CANCELED.equals(failed.sqlState())) {
      return unavailable("the query took longer than it may; ask for less, or try again", e);
    }
    return switch (failed.kind()) {
      case TRANSIENT, CONFLICT -> unavailable(AWAY, e);
      case DEFECT -> new TaskerException(ErrorCode.INTERNAL, "the database refuses a query", e);
    };
  }

  private static TaskerException unavailable(String message, RuntimeException e) {
    return new TaskerException(ErrorCode.DATABASE_UNAVAILABLE, message, e);
  }
}
