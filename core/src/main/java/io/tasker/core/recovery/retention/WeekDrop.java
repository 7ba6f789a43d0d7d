package io.tasker.core.recovery.retention;

import io.tasker.core.db.StoreException;
import io.tasker.core.recovery.retention.ExportFolder.ExportSink;
import io.tasker.core.store.HistoryTable;
import io.tasker.core.store.HistoryWeek;
import io.tasker.core.store.RetentionStore;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Drops the partitions of weeks that have no tasks any more, after writing them to files. */
final class WeekDrop {
  private static final String LOCK_NOT_FREE = "55P03";
  private static final int TRIES = 20;

  private final RetentionStore store;
  private final ExportFolder exports;
  private final Duration lockTimeout;
  private final Runnable pause;
  // What is in a file already, should its partition be busy. Lost with the process without harm: it
  // is
  // then written to another file.
  private final Set<Exported> exported = new HashSet<>();

  private record Exported(HistoryWeek week, HistoryTable table) {}

  WeekDrop(RetentionStore store, ExportFolder exports, Duration lockTimeout, Runnable pause) {
    this.store = store;
    this.exports = exports;
    this.lockTimeout = lockTimeout;
    this.pause = pause;
  }

  /**
   * Whether all partitions of the week are gone; if not, somebody reads them, and it can be tried
   * again.
   */
  boolean drop(
      HistoryWeek week, RetentionOutcome done, BooleanSupplier goOn, Consumer<String> progress) {
    boolean all = true;
    for (HistoryTable table : HistoryTable.values()) {
      Exported copy = new Exported(week, table);
      if (!exported.contains(copy)) {
        export(week, table, goOn, progress);
        exported.add(copy);
      }
      boolean gone = tryToDrop(week, table, done, goOn, progress);
      if (gone) {
        exported.remove(copy);
      }
      all &= gone;
    }
    return all;
  }

  private void export(
      HistoryWeek week, HistoryTable table, BooleanSupplier goOn, Consumer<String> progress) {
    try (ExportSink sink = exports.open("history-" + week.name() + "-" + table.table())) {
      if (sink.wantsRows()) {
        long rows = store.read(week, table, sink, goOn);
        progress.accept(
            "exported week=%s table=%s rows=%d".formatted(week.name(), table.table(), rows));
      }
    }
  }

  private boolean tryToDrop(
      HistoryWeek week,
      HistoryTable table,
      RetentionOutcome done,
      BooleanSupplier goOn,
      Consumer<String> progress) {
    for (int tries = 1; tries <= TRIES && goOn.getAsBoolean(); tries++) {
      try {
        if (store.drop(week, table, lockTimeout)) {
          done.dropped();
          progress.accept("dropped week=%s table=%s".formatted(week.name(), table.table()));
        }
        return true;
      } catch (StoreException e) {
        if (!LOCK_NOT_FREE.equals(e.sqlState())) {
          throw e;
        }
        pause.run(); // writers that queued up behind us go first
      }
    }
    progress.accept("busy week=%s table=%s".formatted(week.name(), table.table()));
    return false;
  }
}
