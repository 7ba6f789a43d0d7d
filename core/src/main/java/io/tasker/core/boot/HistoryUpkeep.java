package io.tasker.core.boot;

import io.tasker.core.component.Chore;
import io.tasker.core.component.Component;
import io.tasker.core.config.RetentionConfig;
import io.tasker.core.db.Database;
import io.tasker.core.recovery.history.HistoryPartitions;
import io.tasker.core.recovery.retention.ExportFolder;
import io.tasker.core.recovery.retention.Retention;
import io.tasker.core.recovery.retention.RetentionSweep;
import io.tasker.core.store.HistoryStore;
import io.tasker.core.store.RetentionStore;
import io.tasker.core.telemetry.Meters;
import io.tasker.core.telemetry.RetentionMeters;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** What keeps the history in bounds: partitions ahead of time, and an end for what is old. */
final class HistoryUpkeep {
  private static final long QUICKLY_MOVED = 20_000;
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

  private final HistoryPartitions partitions;
  private final RetentionSweep retention;

  HistoryUpkeep(
      Database chores, RetentionConfig config, Path home, InstantSource clock, Meters registry) {
    partitions = new HistoryPartitions(new HistoryStore(chores), clock, QUICKLY_MOVED);
    RetentionMeters meters = new RetentionMeters(registry, partitions::defaultRows);
    retention =
        new RetentionSweep(
            retention(chores, config, home, clock),
            config.interval(),
            new RetentionSweep.Meters(
                outcome -> {
                  meters.tasksDeleted(outcome.tasks());
                  meters.partitionsDropped(outcome.partitions());
                },
                meters::failed));
  }

  /** Makes this week's partitions; before anything is written. */
  void prepare() {
    partitions.runOnce();
  }

  List<Component> components() {
    return List.of(new Chore("history-partitions", partitions::runOnce), retention);
  }

  static Retention retention(
      Database database, RetentionConfig config, Path home, InstantSource clock) {
    ExportFolder exports =
        config.exportPath().isEmpty()
            ? ExportFolder.NONE
            : ExportFolder.in(home.resolve(config.exportPath()), clock);
    return new Retention(
        new RetentionStore(database),
        config,
        exports,
        clock,
        () -> LockSupport.parkNanos(BETWEEN_TRIES.toNanos()));
  }
}
