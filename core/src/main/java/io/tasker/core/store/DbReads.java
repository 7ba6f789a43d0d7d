package io.tasker.core.store;

import io.helidon.dbclient.DbClient;
import io.helidon.dbclient.DbClientException;
import io.helidon.dbclient.DbRow;
import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Queries through Helidon's DbClient. */
record DbReads(DbClient client) {
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
          ErrorCode.DATABASE_UNAVAILABLE, "the database is not available; try again", e);
    }
  }
}
