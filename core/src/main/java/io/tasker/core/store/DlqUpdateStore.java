package io.tasker.core.store;

import io.tasker.contract.operations.dlq.DlqUpdate;
import io.tasker.core.db.Database;
import io.tasker.core.db.Params;
import io.tasker.core.db.StoreException;
import java.time.Instant;
import java.util.UUID;

/** Writes down how investigations go on. */
public final class DlqUpdateStore {
  private static final String UNIQUE_VIOLATION = "23505";

  private final Database database;

  /** Uses a pool. */
  public DlqUpdateStore(Database database) {
    this.database = database;
  }

  /** What became of an update. */
  public enum Outcome {
    /** It is stored. */
    DONE,
    /** There is no such entry. */
    UNKNOWN,
    /** It cannot be pending again. */
    CONFLICT
  }

  /** Updates an entry. */
  public Outcome update(UUID entry, DlqUpdate update, Instant at) {
    var status = update.status();
    var metadata = update.metadata();
    Params params =
        Params.of("entry", entry)
            .with("at", at)
            .with("status", status == null ? null : status.storedName())
            .with("notes", update.notes())
            .with("resolver", update.resolvedBy())
            .with("metadata", metadata == null ? null : metadata.text());
    try {
      return database.inTransaction(
          tx -> {
            if (!tx.query(StoreSql.UPDATE_DLQ_ENTRY.sql(), params, row -> row.uuid(1)).isEmpty()) {
              return Outcome.DONE;
            }
            Params only = Params.of("entry", entry);
            return tx.query(StoreSql.HAS_DLQ_ENTRY.sql(), only, row -> row.uuid(1)).isEmpty()
                ? Outcome.UNKNOWN
                : Outcome.CONFLICT;
          });
    } catch (StoreException e) {
      // Somebody else's entry for the task became pending at the same moment.
      if (UNIQUE_VIOLATION.equals(e.sqlState())) {
        return Outcome.CONFLICT;
      }
      throw e;
    }
  }
}
