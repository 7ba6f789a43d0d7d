package io.tasker.core.recovery.staleness;

import io.tasker.contract.model.TaskId;
import io.tasker.core.actor.Reply;
import io.tasker.core.lifecycle.EventOutcome;
import io.tasker.core.recovery.dlq.DlqEntries;
import io.tasker.core.store.DlqStore;
import io.tasker.core.store.DlqStore.Stale;
import io.tasker.core.store.RecoveryStore;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Finds tasks that stay where they are for longer than they may, and does about them what is
 * configured: log, put them before a person, end them.
 */
public final class StalenessSweep {
  /** The public reason for a task that does not move. */
  public static final String REASON = "staleness_timeout";

  private static final System.Logger LOG = System.getLogger(StalenessSweep.class.getName());
  private static final UUID BEFORE_ALL = new UUID(0, 0);
  private static final int PAGE = 2_000;

  private final DlqStore store;
  private final RecoveryStore openTasks;
  private final DlqEntries entries;
  private final Rules rules;
  private final Effects effects;
  private final InstantSource clock;

  /**
   * What is done.
   *
   * @param limits how long a task may stay
   * @param batchSize tasks in one look at most, from 1
   * @param entered whether they are put before a person
   * @param givenUp whether they are ended
   */
  public record Rules(DlqStore.Limits limits, int batchSize, boolean entered, boolean givenUp) {
    String action() {
      if (givenUp) {
        return entered ? "dlq_and_error" : "error";
      }
      return entered ? "dlq" : "none";
    }
  }

  /** Who does what is to be done, and who counts. */
  public interface Effects {
    /** A task is to be ended, unless it has moved since it had this version. */
    void giveUp(TaskId task, int seq, String reason, Reply<EventOutcome> reply);

    /** Tasks were put before a person. */
    void entered(int count);

    /** A look is over. */
    void lookedAt(int found);

    /** A task was ended. */
    void gaveUp();
  }

  /** Looks through the stores. */
  public StalenessSweep(
      DlqStore store,
      RecoveryStore openTasks,
      DlqEntries entries,
      Rules rules,
      Effects effects,
      InstantSource clock) {
    this.store = store;
    this.openTasks = openTasks;
    this.entries = entries;
    this.rules = rules;
    this.effects = effects;
    this.clock = clock;
  }

  /** Looks at every open task once, until it has found as many as it may. */
  public void runOnce() {
    Instant now = clock.instant();
    List<Stale> found = find(now);
    effects.lookedAt(found.size());
    if (found.isEmpty()) {
      return;
    }
    found.forEach(task -> warn(task, now));
    if (rules.entered()) {
      Set<TaskId> entered =
          store.enter(
              REASON,
              found.stream()
                  .map(
                      one ->
                          entries.of(
                              one.task(), one.threshold(), "automatic_staleness", Map.of(), now))
                  .toList(),
              now);
      effects.entered(entered.size());
    }
    if (rules.givenUp()) {
      found.forEach(this::giveUp);
    }
  }

  private List<Stale> find(Instant now) {
    List<Stale> found = new ArrayList<>();
    UUID after = BEFORE_ALL;
    List<TaskId> page;
    do {
      page = openTasks.openTasks(after, PAGE);
      if (!page.isEmpty()) {
        found.addAll(store.stale(page, rules.limits(), now, rules.batchSize() - found.size()));
        after = page.getLast().value();
      }
    } while (page.size() == PAGE && found.size() < rules.batchSize());
    return found;
  }

  private void warn(Stale stale, Instant now) {
    LOG.log(
        Level.WARNING,
        "a task does not move task={0} state={1} since={2} minutes={3} action={4}",
        stale.task().task(),
        stale.task().state().wireName(),
        stale.task().since(),
        Duration.between(stale.task().since(), now).toMinutes(),
        rules.action());
  }

  private void giveUp(Stale stale) {
    TaskId task = stale.task().task();
    String reason =
        "stale in %s since %s".formatted(stale.task().state().wireName(), stale.task().since());
    Reply<EventOutcome> reply =
        Reply.calling(
            "give up task=" + task,
            outcome -> {
              if (outcome == EventOutcome.APPLIED) {
                LOG.log(Level.WARNING, "a task was given up task={0} reason=\"{1}\"", task, reason);
                effects.gaveUp();
              }
            },
            failure -> LOG.log(Level.WARNING, "a task was not given up yet task=" + task, failure));
    effects.giveUp(task, stale.task().seq(), reason, reply);
  }
}
