package io.tasker.core.recovery.history;

import io.tasker.core.db.StoreException;
import io.tasker.core.store.HistoryStore;
import io.tasker.core.store.HistoryWeek;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.OptionalLong;

/**
 * Makes the history's partitions ahead of time. Where one was missing, moves what was written
 * meanwhile to its place if that is quickly done; otherwise says so until somebody does it.
 */
public final class HistoryPartitions {
  private static final System.Logger LOG = System.getLogger(HistoryPartitions.class.getName());
  private static final Duration REST = Duration.ofHours(1);
  private static final Duration SOON = Duration.ofSeconds(5);
  private static final String LOCK_NOT_FREE = "55P03";
  private static final int COUNTED = 1_000_000;

  private final HistoryStore store;
  private final InstantSource clock;
  private final long quicklyMoved;
  private volatile long defaultRows;

  /**
   * Makes partitions through the store.
   *
   * @param quicklyMoved as many rows of a table may be moved while writers wait
   */
  public HistoryPartitions(HistoryStore store, InstantSource clock, long quicklyMoved) {
    this.store = store;
    this.clock = clock;
    this.quicklyMoved = quicklyMoved;
  }

  /** Looks once; returns how long to rest. */
  public Duration runOnce() {
    try {
      Instant now = clock.instant();
      int made = store.ensureWeek(now) + store.ensureWeek(now.plus(HistoryWeek.LENGTH));
      if (made > 0) {
        LOG.log(Level.INFO, "history partitions made count={0}", made);
      }
      for (HistoryWeek week : store.defaultWeeks()) {
        heal(week);
      }
    } catch (StoreException e) {
      if (!LOCK_NOT_FREE.equals(e.sqlState())) {
        throw e;
      }
      LOG.log(Level.INFO, "history is busy, partitions are looked at again soon");
      return SOON;
    }
    defaultRows = store.defaultRows(COUNTED);
    return REST;
  }

  /**
   * How many rows of history were in the default partitions when they were last looked at; counted
   * up to three million.
   */
  public long defaultRows() {
    return defaultRows;
  }

  private void heal(HistoryWeek week) {
    OptionalLong moved = store.heal(week, quicklyMoved);
    if (moved.isPresent()) {
      LOG.log(
          Level.WARNING,
          "history was written before its partition was made; it was moved there week={0} rows={1}",
          week.name(),
          moved.getAsLong());
    } else {
      LOG.log(
          Level.WARNING,
          "history was written before its partition was made; it is complete, but retention deletes"
              + " it row by row week={0}; in a quiet hour run: tasker retention --heal",
          week.name());
    }
  }
}
