package io.tasker.core.boot;

import io.tasker.contract.model.TaskId;
import io.tasker.core.actor.Reply;
import io.tasker.core.component.Chore;
import io.tasker.core.component.Component;
import io.tasker.core.config.DlqConfig;
import io.tasker.core.config.StalenessConfig;
import io.tasker.core.lifecycle.EventOutcome;
import io.tasker.core.recovery.dlq.DlqEntries;
import io.tasker.core.recovery.dlq.UnroutableSweep;
import io.tasker.core.recovery.staleness.StalenessSweep;
import io.tasker.core.store.DlqStore;
import io.tasker.core.store.RecoveryStore;
import io.tasker.core.telemetry.Counters;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * What looks for tasks that nobody moves.
 *
 * @param dlq where they are put before a person
 * @param openTasks where they are looked for
 * @param ids UUIDv7
 */
record Watch(
    DlqStore dlq,
    RecoveryStore openTasks,
    Supplier<UUID> ids,
    Doors doors,
    Counters counters,
    InstantSource clock) {

  /** The chores that the configuration asks for. */
  List<Component> parts(DlqConfig config, Duration unroutableInterval) {
    List<Component> parts = new ArrayList<>();
    if (config.enabled()) {
      parts.add(unroutable(config, unroutableInterval));
      if (config.staleness().enabled()) {
        parts.add(staleness(config.staleness()));
      }
    }
    return parts;
  }

  /** How long a task may stay where it is. */
  static DlqStore.Limits limits(StalenessConfig.Thresholds thresholds) {
    return new DlqStore.Limits(
        thresholds.waitingForDependencies(),
        thresholds.waitingForRetry(),
        thresholds.stepsInProcess(),
        thresholds.lifetime());
  }

  private Chore unroutable(DlqConfig config, Duration interval) {
    UnroutableSweep sweep =
        new UnroutableSweep(
            dlq,
            openTasks,
            new DlqEntries(ids),
            config.unroutableAfter(),
            counters::dlqEntries,
            clock);
    return Chore.every(interval, "unroutable-sweep", sweep::runOnce);
  }

  private Chore staleness(StalenessConfig config) {
    StalenessSweep sweep =
        new StalenessSweep(
            dlq,
            openTasks,
            new DlqEntries(ids),
            new StalenessSweep.Rules(
                limits(config.thresholds()),
                config.batchSize(),
                config.entered() && !config.dryRun(),
                config.givenUp() && !config.dryRun()),
            new Effects(doors, counters),
            clock);
    return Chore.every(config.interval(), "staleness-sweep", sweep::runOnce);
  }

  private record Effects(Doors doors, Counters counters) implements StalenessSweep.Effects {
    @Override
    public void giveUp(TaskId task, int seq, String reason, Reply<EventOutcome> reply) {
      doors.giveUp(task, seq, reason, reply);
    }

    @Override
    public void entered(int count) {
      counters.dlqEntries(count);
    }

    @Override
    public void lookedAt(int found) {
      counters.stalenessRun(found);
    }

    @Override
    public void gaveUp() {
      counters.staleTaskGivenUp();
    }
  }
}
