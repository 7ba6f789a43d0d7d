package io.tasker.core.recovery.dlq;

import io.tasker.contract.model.TaskId;
import io.tasker.core.store.DlqStore;
import io.tasker.core.store.DlqStore.NewEntry;
import io.tasker.core.store.DlqStore.Untaken;
import io.tasker.core.store.RecoveryStore;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntConsumer;

/**
 * Finds steps that nobody takes, and puts their tasks before a person. The step stays where it is:
 * as soon as a worker comes that can run it, it runs, and the entry is settled. A step whose like
 * was taken meanwhile waits in a long queue, not for a worker that is not there.
 */
public final class UnroutableSweep {
  /** The public reason for a task with a step that nobody takes. */
  public static final String REASON = "worker_unavailable";

  private static final System.Logger LOG = System.getLogger(UnroutableSweep.class.getName());
  private static final UUID BEFORE_ALL = new UUID(0, 0);
  private static final int PAGE = 2_000;

  private final DlqStore store;
  private final RecoveryStore openTasks;
  private final DlqEntries entries;
  private final Optional<Duration> patience;
  private final IntConsumer entered;
  private final InstantSource clock;

  /**
   * Looks through the stores.
   *
   * @param patience how long nobody may take a step; empty: for ever
   * @param entered told how many tasks were entered
   */
  public UnroutableSweep(
      DlqStore store,
      RecoveryStore openTasks,
      DlqEntries entries,
      Optional<Duration> patience,
      IntConsumer entered,
      InstantSource clock) {
    this.store = store;
    this.openTasks = openTasks;
    this.entries = entries;
    this.patience = patience;
    this.entered = entered;
    this.clock = clock;
  }

  /** Looks at every open task once, and settles what has settled itself. */
  public void runOnce() {
    settle();
    patience.ifPresent(this::look);
  }

  private void settle() {
    store
        .settle(clock.instant())
        .forEach(
            settled ->
                LOG.log(
                    Level.INFO,
                    "dlq entry settled by itself task={0} reason={1}",
                    settled.task(),
                    settled.reason()));
  }

  private void look(Duration patience) {
    UUID after = BEFORE_ALL;
    List<TaskId> page;
    do {
      page = openTasks.openTasks(after, PAGE);
      if (!page.isEmpty()) {
        look(page, patience);
        after = page.getLast().value();
      }
    } while (page.size() == PAGE);
  }

  private void look(List<TaskId> page, Duration patience) {
    Instant now = clock.instant();
    List<Untaken> untaken = store.untaken(page, now.minus(patience));
    if (untaken.isEmpty()) {
      return;
    }
    Set<Integer> taken =
        store.takenSince(
            untaken.stream().map(Untaken::templateStep).distinct().toList(), now.minus(patience));
    List<Untaken> unroutable =
        untaken.stream().filter(step -> !taken.contains(step.templateStep())).toList();
    if (!unroutable.isEmpty()) {
      enter(unroutable, patience, now);
    }
  }

  private void enter(List<Untaken> unroutable, Duration patience, Instant now) {
    List<NewEntry> made =
        unroutable.stream()
            .map(step -> entries.of(step.task(), patience, "automatic_unroutable", of(step), now))
            .toList();
    Set<TaskId> tasks = store.enter(REASON, made, now);
    entered.accept(tasks.size());
    for (Untaken step : unroutable) {
      if (tasks.contains(step.task().task())) {
        LOG.log(
            Level.WARNING,
            "no worker takes a step task={0} step={1} callable={2} namespace={3} since={4}",
            step.task().task(),
            step.step(),
            step.callable(),
            step.task().namespace(),
            step.task().since());
      }
    }
  }

  private static Map<String, String> of(Untaken step) {
    return Map.of("step", step.step(), "callable", step.callable());
  }
}
