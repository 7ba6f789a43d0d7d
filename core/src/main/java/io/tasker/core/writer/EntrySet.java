package io.tasker.core.writer;

import io.tasker.contract.error.TaskerException;
import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.core.db.Database;
import io.tasker.core.db.Tx;
import io.tasker.core.hydration.TaskRequestHydrator;
import io.tasker.core.hydration.TaskRequestHydrator.Hydrated;
import io.tasker.core.lifecycle.WriterEvent.Creation;
import io.tasker.core.lifecycle.initialization.TaskInitialization;
import io.tasker.core.queue.Inbox;
import io.tasker.core.queue.Outgoing;
import io.tasker.core.queue.Popped;
import io.tasker.core.store.ClaimStore;
import io.tasker.core.store.TaskPlan;
import io.tasker.core.telemetry.Tracing;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The set operation "create" for requests that come through their queue: taken, checked and created
 * in one transaction, so a request is in its queue, among the dead messages or a task, and never
 * two of these.
 */
final class EntrySet {
  private final Database database;
  private final Inbox requests;
  private final TaskInitialization initialization;
  private final CreateSet creating;
  private final InstantSource clock;
  private final Tracing tracing;

  EntrySet(
      Database database,
      Inbox requests,
      TaskInitialization initialization,
      CreateSet creating,
      InstantSource clock,
      Tracing tracing) {
    this.database = database;
    this.requests = requests;
    this.initialization = initialization;
    this.creating = creating;
    this.clock = clock;
    this.tracing = tracing;
  }

  /** What became of one request: a task of its own, or one that was there before. */
  record Entered(String requestId, TaskPlan plan, Creation creation) {}

  /** A body that is kept for a person. */
  record Dead(String body, String reason) {}

  /**
   * What a committed set did.
   *
   * @param entered requests that could be used
   * @param dead those that could not
   * @param messages what was sent
   */
  record Outcome(List<Entered> entered, List<Dead> dead, List<Outgoing> messages) {
    int popped() {
      return entered.size() + dead.size();
    }

    Set<QueueName> queues() {
      return SetOutcome.queuesOf(messages);
    }
  }

  private record Planned(String requestId, TaskPlan plan) {}

  /** The queue that is read. */
  QueueName queue() {
    return requests.queue();
  }

  /**
   * Runs one set.
   *
   * @param max messages to take at most
   * @throws RuntimeException what made the set fail; then every message is back in its queue
   */
  Outcome run(int max) {
    return SetTrace.around(tracing, trace -> database.inTransaction(tx -> run(tx, max, trace)));
  }

  private Outcome run(Tx tx, int max, SetTrace trace) {
    List<Planned> planned = new ArrayList<>();
    List<Dead> dead = new ArrayList<>();
    requests.pop(tx, max, null).forEach(message -> plan(message, planned, dead, trace));
    Instant at = clock.instant();
    bury(tx, dead, at);
    return planned.isEmpty()
        ? new Outcome(List.of(), dead, List.of())
        : create(tx, planned, dead, at);
  }

  /** Takes one message and buries it, in a transaction of its own. */
  Outcome buryNext(String reason) {
    return database.inTransaction(
        tx -> {
          List<Dead> dead =
              requests.pop(tx, 1, null).stream()
                  .map(message -> new Dead(message.body(), reason))
                  .toList();
          bury(tx, dead, clock.instant());
          return new Outcome(List.of(), dead, List.of());
        });
  }

  private Outcome create(Tx tx, List<Planned> planned, List<Dead> dead, Instant at) {
    CreateSet.Outcome made =
        creating.createAndCommit(tx, planned.stream().map(Planned::plan).toList(), at);
    List<Entered> entered = new ArrayList<>();
    for (int i = 0; i < planned.size(); i++) {
      Planned one = planned.get(i);
      entered.add(new Entered(one.requestId(), one.plan(), made.creations().get(i)));
    }
    return new Outcome(entered, dead, made.messages());
  }

  private void plan(Popped message, List<Planned> planned, List<Dead> dead, SetTrace trace) {
    switch (TaskRequestHydrator.hydrate(message.body())) {
      case Hydrated.Unusable(var reason) -> dead.add(new Dead(message.body(), reason));
      case Hydrated.Asks(var asked) -> {
        try {
          TaskPlan plan = initialization.plan(asked.request(), asked.requestId());
          planned.add(new Planned(asked.requestId(), trace.begin(message, plan)));
        } catch (TaskerException e) {
          dead.add(new Dead(message.body(), reasonOf(e)));
        }
      }
    }
  }

  private static String reasonOf(TaskerException e) {
    return switch (e.code().kind()) {
      case USER, NOT_FOUND, CONFLICT, OUTDATED, GONE -> "task_request: " + e.getMessage();
      case UNAVAILABLE, INTERNAL -> throw e; // not the body's fault, or a defect of ours
    };
  }

  private void bury(Tx tx, List<Dead> dead, Instant at) {
    if (!dead.isEmpty()) {
      ClaimStore.bury(
          tx,
          requests.queue(),
          dead.stream().map(Dead::body).toList(),
          dead.stream().map(Dead::reason).toList(),
          at);
    }
  }
}
