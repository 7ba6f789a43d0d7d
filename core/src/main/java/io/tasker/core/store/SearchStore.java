package io.tasker.core.store;

import io.helidon.dbclient.DbClient;
import io.tasker.core.resilience.Guard;
import io.tasker.core.store.ViewStore.TaskRow;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Finds tasks by what they were asked with, among a limited number of tasks at a time, newest
 * first, so that every call ends soon.
 */
public final class SearchStore {
  /** How many tasks a call looks at. */
  public static final int SCANNED = 20_000;

  private final DbReads reads;
  private final int scanned;

  /** Reads through a client, behind a guard. */
  public SearchStore(DbClient client, Guard guard) {
    this(client, guard, SCANNED);
  }

  /** The same, looking at another number of tasks. */
  public SearchStore(DbClient client, Guard guard, int scanned) {
    this.reads = new DbReads(client, guard);
    this.scanned = scanned;
  }

  /**
   * What a call found.
   *
   * @param rows newest first
   * @param end the id below which the next call begins; null: there is nothing more
   */
  public record Found(List<TaskRow> rows, @Nullable UUID end) {
    public Found {
      rows = List.copyOf(rows);
    }
  }

  /** Looks for a page. It may be short, even empty, and still have a next one. */
  public Found search(SearchFilter filter, int pageSize) {
    Map<String, Object> params = filter.params(pageSize, scanned);
    List<TaskRow> rows =
        reads.query(StoreSql.TASK_SEARCH, named(StoreSql.TASK_SEARCH, params), ViewStore::task);
    if (rows.size() == pageSize) {
      return new Found(rows, rows.getLast().task().value());
    }
    return new Found(rows, lookedAtLast(params).orElse(null));
  }

  private Optional<UUID> lookedAtLast(Map<String, Object> params) {
    return reads
        .query(
            StoreSql.TASK_SEARCH_END,
            named(StoreSql.TASK_SEARCH_END, params),
            row -> DbColumns.uuid(row, "task_uuid"))
        .stream()
        .findFirst();
  }

  private static Map<String, Object> named(StoreSql sql, Map<String, Object> params) {
    Map<String, Object> named = new java.util.HashMap<>(params);
    named.keySet().retainAll(sql.sql().names());
    return named;
  }
}
