package io.tasker.core.boot;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.contract.spi.messaging.Messaging;
import io.tasker.core.config.TaskerConfig;
import io.tasker.core.db.DatabaseClock;
import io.tasker.core.db.StoreException;
import io.tasker.core.recovery.retention.RetentionOutcome;
import io.tasker.core.store.HistoryStore;
import io.tasker.core.store.HistoryWeek;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Deletes what is old enough without a server, straight in the database; servers may run. */
public final class RetentionRun {
  /** What is to be done. */
  public enum Wish {
    /** Say what would be deleted. */
    PREVIEW,
    /** Delete it. */
    DELETE,
    /** Move history to partitions that were missing when it was written. */
    HEAL
  }

  private RetentionRun() {}

  /**
   * Does what is wished.
   *
   * @param home what a relative export path starts from
   * @param out told line by line what is done
   * @throws TaskerException {@code CONFIG_INVALID} if a namespace is named that does not exist, or
   *     the export path cannot be used; {@code SCHEMA_INVALID}, {@code DATABASE_UNAVAILABLE}, also
   *     if somebody else is at it
   */
  public static void run(
      TaskerConfig config,
      Messaging messaging,
      ClassLoader loader,
      Path home,
      Wish wish,
      Consumer<String> out) {
    Schema.migrator(config.common().database(), messaging, loader).requireCurrent();
    try (Pools pools = new Pools(config.common().database(), "tasker-retention", 1)) {
      var clock = new DatabaseClock(pools.chores(), System::nanoTime);
      var retention =
          HistoryUpkeep.retention(pools.chores(), config.orchestration().retention(), home, clock);
      switch (wish) {
        case PREVIEW -> retention.preview().forEach(out);
        case DELETE -> report(retention.run(() -> true, out), out);
        case HEAL -> heal(new HistoryStore(pools.chores()), out);
      }
    } catch (UncheckedIOException e) {
      throw new TaskerException(
          ErrorCode.CONFIG_INVALID,
          "orchestration.retention.export_path: rows cannot be written, so they are kept: "
              + e.getCause(),
          e);
    } catch (StoreException e) {
      if (e.kind() != StoreException.Kind.TRANSIENT) {
        throw e;
      }
      throw new TaskerException(
          ErrorCode.DATABASE_UNAVAILABLE, "not all was done, try again: " + e.getMessage(), e);
    }
  }

  private static void report(RetentionOutcome outcome, Consumer<String> out) {
    if (outcome.refusal().isPresent()) {
      throw new TaskerException(
          ErrorCode.CONFIG_INVALID, "nothing was deleted: " + outcome.refusal().get());
    }
    out.accept("done " + outcome);
    if (!outcome.isFinished()) {
      out.accept("some partitions are busy; they are dropped the next time");
    }
  }

  private static void heal(HistoryStore history, Consumer<String> out) {
    List<HistoryWeek> weeks = history.defaultWeeks();
    for (HistoryWeek week : weeks) {
      OptionalLong moved = history.heal(week, Integer.MAX_VALUE);
      out.accept(
          moved.isPresent()
              ? "moved week=%s rows=%d".formatted(week.name(), moved.getAsLong())
              : "left alone week=%s: too many rows".formatted(week.name()));
    }
    if (weeks.isEmpty()) {
      out.accept("nothing to heal: all history is in its partition");
    }
  }
}
