package io.tasker.core.store;

import io.tasker.core.db.Database;
import io.tasker.core.db.Params;
import java.time.Instant;

/** The partitions of the history. */
public final class HistoryStore {
  private final Database database;

  /** Uses a pool. */
  public HistoryStore(Database database) {
    this.database = database;
  }

  /**
   * Makes the partitions of the week of a time where they are missing; returns how many it made.
   */
  public int ensureWeek(Instant at) {
    return database.inTransaction(
        tx ->
            tx.query(StoreSql.ENSURE_HISTORY_WEEK.sql(), Params.of("at", at), row -> row.integer(1))
                .getFirst());
  }

  /** Whether history has landed where no partition had been made. */
  public boolean defaultHasRows() {
    return database.inTransaction(
        tx ->
            tx.query(StoreSql.DEFAULT_HISTORY_ROWS.sql(), Params.none(), row -> row.truth(1))
                .getFirst());
  }
}
