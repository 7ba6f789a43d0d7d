package io.tasker.worker.dispatch;

import io.tasker.core.db.Database;
import io.tasker.core.store.ClaimStore;
import io.tasker.core.store.ClaimStore.Lease;
import io.tasker.core.store.ClaimStore.Token;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Keeps the leases of everything that is in flight, from the claim until the result is committed,
 * ends attempts that take longer than their step allows, and those that nobody wants any more.
 */
final class LeaseKeeper {
  /** How often timeouts are looked for while something is in flight. */
  private static final Duration LOOK = Duration.ofMillis(50);

  /**
   * How often it is looked whether what runs is still wanted; only what was in flight at the look
   * before is asked for, so short steps cost nothing.
   */
  private static final Duration GLANCE = Duration.ofSeconds(1);

  private final Database database;
  private final Dispatcher dispatcher;
  private final Credits credits;
  private final Lease lease;
  private final Duration heartbeat;
  private final InstantSource clock;
  private final Set<Execution> longRunning = new HashSet<>();
  private Instant nextHeartbeat = Instant.MIN;
  private Instant nextGlance = Instant.MIN;

  LeaseKeeper(
      Database database,
      Dispatcher dispatcher,
      Credits credits,
      Lease lease,
      Duration heartbeat,
      InstantSource clock) {
    this.database = database;
    this.dispatcher = dispatcher;
    this.credits = credits;
    this.lease = lease;
    this.heartbeat = lease.shorterThan(heartbeat);
    this.clock = clock;
  }

  /** Looks once; returns how long to rest. */
  Duration runOnce() {
    Instant now = clock.instant();
    for (Execution execution : dispatcher.inFlight()) {
      if (execution.phase() == Execution.Phase.RUNNING && !execution.deadline().isAfter(now)) {
        dispatcher.timeOut(execution);
      }
    }
    if (!nextHeartbeat.isAfter(now)) {
      keep(now);
      nextHeartbeat = now.plus(heartbeat);
    }
    if (!nextGlance.isAfter(now)) {
      nextGlance = now.plus(GLANCE);
      glance();
    }
    return LOOK.compareTo(heartbeat) < 0 ? LOOK : heartbeat;
  }

  /** Tells handlers whose step was cancelled or settled by somebody else. */
  private void glance() {
    List<Execution> unsettled = dispatcher.inFlight().stream().filter(Execution::isOpen).toList();
    List<Execution> asked = unsettled.stream().filter(longRunning::contains).toList();
    longRunning.clear();
    longRunning.addAll(unsettled);
    if (asked.isEmpty()) {
      return;
    }
    List<Token> tokens = asked.stream().map(Execution::token).toList();
    Set<Token> lost = new HashSet<>(database.inTransaction(tx -> ClaimStore.lost(tx, tokens)));
    credits.giveBack(
        dispatcher.lose(asked.stream().filter(one -> lost.contains(one.token())).toList()));
  }

  /** Extends the leases that would not outlive two more heartbeats. */
  private void keep(Instant now) {
    Instant soon = now.plus(heartbeat.multipliedBy(3));
    List<Execution> due =
        dispatcher.inFlight().stream()
            .filter(execution -> execution.phase() != Execution.Phase.LOST)
            .filter(execution -> execution.leaseUntil().isBefore(soon))
            .sorted(Comparator.comparing(Execution::key))
            .toList();
    if (due.isEmpty()) {
      return;
    }
    List<Token> tokens = due.stream().map(Execution::token).toList();
    Set<Token> kept =
        new HashSet<>(database.inTransaction(tx -> ClaimStore.extend(tx, tokens, lease, now)));
    for (Execution execution : due) {
      if (kept.contains(execution.token())) {
        execution.leaseUntil(now.plus(lease.of(execution.assignment().claimed().timeout())));
      }
    }
    credits.giveBack(
        dispatcher.lose(due.stream().filter(one -> !kept.contains(one.token())).toList()));
  }
}
