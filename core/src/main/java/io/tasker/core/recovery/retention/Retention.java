package io.tasker.core.recovery.retention;

import io.tasker.core.config.RetentionConfig;
import io.tasker.core.db.StoreException;
import io.tasker.core.recovery.retention.ExportFolder.ExportSink;
import io.tasker.core.store.HistoryWeek;
import io.tasker.core.store.MayGo;
import io.tasker.core.store.RetentionStore;
import io.tasker.core.store.RetentionStore.Page;
import io.tasker.core.store.RetentionStore.Taken;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Deletes what is old enough: weeks of which nothing is to be kept by dropping their partitions,
 * other tasks row by row. A task's rows go before its history, or with it, so that no row is ever
 * without its history. Not thread safe.
 */
public final class Retention {
  private static final int PAGE = 5_000;
  private static final UUID FIRST = new UUID(0, 0);

  private final RetentionStore store;
  private final RetentionConfig config;
  private final ExportFolder exports;
  private final InstantSource clock;
  private final WeekDrop weekDrop;
  // Everything up to here is deleted: not walked again, since the index still remembers it. Lost
  // with
  // the process without harm.
  private UUID floor = FIRST;

  /**
   * Deletes through the store.
   *
   * @param pause rests for a moment, between two tries to get at a partition
   */
  public Retention(
      RetentionStore store,
      RetentionConfig config,
      ExportFolder exports,
      InstantSource clock,
      Runnable pause) {
    this.store = store;
    this.config = config;
    this.exports = exports;
    this.clock = clock;
    this.weekDrop = new WeekDrop(store, exports, config.lockTimeout(), pause);
  }

  /** What a run would do now, a line each; reads every task and changes nothing. */
  public List<String> preview() {
    return new RetentionPreview(store)
        .lines(new RetentionRules(config, store.namespaces(), clock.instant()));
  }

  /**
   * Does all there is to do now.
   *
   * @param goOn asked between two transactions; if it says no, the rest stays for another time
   * @param progress told now and then what was done, a line each
   * @throws StoreException also of the kind {@code TRANSIENT} if another process is at it; what is
   *     done is done, what is not can be done later
   * @throws java.io.UncheckedIOException if rows cannot be written to a file; they are kept
   */
  public RetentionOutcome run(BooleanSupplier goOn, Consumer<String> progress) {
    RetentionRules rules = new RetentionRules(config, store.namespaces(), clock.instant());
    RetentionOutcome done = new RetentionOutcome();
    if (!rules.deleteAnything()) {
      return done;
    }
    var problem = rules.problem();
    if (problem.isPresent()) {
      return done.refused(problem.get());
    }
    boolean weeks = dropWeeks(rules, done, goOn, progress);
    boolean rows =
        delete(new Range(floor, rules.end()), rules.rowByRow(), true, done, goOn, progress);
    return weeks && rows ? done : done.unfinished();
  }

  private record Range(UUID after, UUID below) {}

  private boolean dropWeeks(
      RetentionRules rules,
      RetentionOutcome done,
      BooleanSupplier goOn,
      Consumer<String> progress) {
    boolean all = true;
    List<MayGo> oldEnough = rules.oldEnough();
    for (HistoryWeek week : store.weeksBefore(rules.firstWeekToKeep())) {
      if (!goOn.getAsBoolean()) {
        return false;
      }
      if (!store.hasKept(week, oldEnough)) {
        // One before its first id, since a range begins after its beginning.
        UUID before = new UUID(week.firstId().getMostSignificantBits() - 1, -1);
        Range range = new Range(before, week.endId());
        delete(range, oldEnough, false, done, goOn, progress);
        all &= isEmpty(range) && weekDrop.drop(week, done, goOn, progress);
      }
    }
    return all;
  }

  private boolean isEmpty(Range range) {
    return store.page(range.after(), range.below(), List.of(), 1).last() == null;
  }

  private boolean delete(
      Range range,
      List<MayGo> rules,
      boolean withHistory,
      RetentionOutcome done,
      BooleanSupplier goOn,
      Consumer<String> progress) {
    UUID after = range.after();
    boolean kept = false;
    while (goOn.getAsBoolean()) {
      Page page = store.page(after, range.below(), rules, PAGE);
      UUID last = page.last();
      if (last == null) {
        return true;
      }
      boolean whole = deleteBatches(page.mayGo(), withHistory, done, goOn);
      kept |= page.firstKept() != null || !whole;
      if (withHistory && !kept) {
        floor = last;
      }
      if (!page.mayGo().isEmpty()) {
        progress.accept("deleted tasks=%d rows=%d".formatted(done.tasks(), done.rows()));
      }
      after = last;
    }
    return false;
  }

  private boolean deleteBatches(
      List<UUID> tasks, boolean withHistory, RetentionOutcome done, BooleanSupplier goOn) {
    boolean whole = true;
    for (int from = 0; from < tasks.size(); from += config.batchTasks()) {
      if (!goOn.getAsBoolean()) {
        return false;
      }
      List<UUID> batch = tasks.subList(from, Math.min(from + config.batchTasks(), tasks.size()));
      try (ExportSink sink = exports.open(nameOf(batch))) {
        Taken taken = store.take(batch, withHistory, sink);
        done.deleted(taken.tasks(), taken.rows());
        whole &= taken.tasks() == batch.size();
      }
    }
    return whole;
  }

  private static String nameOf(List<UUID> batch) {
    return "tasks-" + batch.getFirst() + "-" + batch.getLast();
  }
}
