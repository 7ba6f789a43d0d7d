package io.tasker.core.writer;

import io.tasker.contract.model.TaskId;
import io.tasker.core.db.Database;
import io.tasker.core.db.Tx;
import io.tasker.core.lifecycle.EngineEvent;
import io.tasker.core.lifecycle.EventOutcome;
import io.tasker.core.lifecycle.WriterEvent.Decide;
import io.tasker.core.queue.Inbox;
import io.tasker.core.queue.Popped;
import io.tasker.core.store.ProcessStore;
import io.tasker.core.store.ProcessStore.Due;
import io.tasker.core.store.ProcessStore.DueStep;
import io.tasker.core.store.StepSnapshot;
import io.tasker.core.store.TaskSnapshot;
import io.tasker.core.store.WriteSet;
import io.tasker.core.telemetry.Tracing;
import io.tasker.core.writer.SetEvents.Origin;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The set operation "process": one transaction in three round trips. Take messages and guards; lock
 * the tasks and read them; write what the rooms decide and commit.
 */
final class ProcessSet {
  /** Guard rows per set; each has 60 members at most. */
  private static final int GUARD_ROWS = 10;

  /**
   * Guards are looked for this far back from the last look; older ones by the occasional full look.
   */
  private static final Duration GUARD_SLACK = Duration.ofSeconds(30);

  private static final int FULL_LOOK_EVERY = 20;

  private final Database database;
  private final ProcessStore store;
  private final Inbox messages;
  private final Function<String, Reading> reading;
  private final Rooms rooms;
  private final InstantSource clock;
  private final Tracing tracing;
  private Instant guardsFrom = Instant.EPOCH;
  private int guardLooks;

  /**
   * Takes messages of any kind.
   *
   * @param reading what a message means
   */
  ProcessSet(
      Database database,
      ProcessStore store,
      Inbox messages,
      Function<String, Reading> reading,
      Rooms rooms,
      InstantSource clock,
      Tracing tracing) {
    this.database = database;
    this.store = store;
    this.messages = messages;
    this.reading = reading;
    this.rooms = rooms;
    this.clock = clock;
    this.tracing = tracing;
  }

  /**
   * Runs one set.
   *
   * @param given events of actors
   * @param popMax messages to take at most; 0 for none
   * @param takeGuards whether to take guards that are due
   * @throws io.tasker.core.db.StoreException nothing was written, or whether it was is unknown;
   *     running the same set again is safe in both cases
   */
  SetOutcome run(List<Decide> given, int popMax, boolean takeGuards) {
    return SetTrace.around(
        tracing, trace -> database.inTransaction(tx -> run(tx, given, popMax, takeGuards, trace)));
  }

  /** Takes one message and buries it, in a transaction of its own. */
  SetOutcome buryNext(String reason) {
    return database.inTransaction(
        tx -> {
          WriteSet rows = new WriteSet();
          for (Popped message : messages.pop(tx, 1, null)) {
            rows.add(new WriteSet.DeadMessage(message.queue(), message.body(), reason));
          }
          if (rows.isEmpty()) {
            return SetOutcome.nothing(0);
          }
          Instant at = clock.instant();
          store.writeAndCommit(tx, rows, at);
          return SetOutcome.buried(
              new SetOutcome.Counts(rows, at, messages.queue().value(), rows.deadMessageCount()));
        });
  }

  private SetOutcome run(
      Tx tx, List<Decide> given, int popMax, boolean takeGuards, SetTrace trace) {
    SetEvents events = new SetEvents();
    WriteSet rows = new WriteSet();
    for (int place = 0; place < given.size(); place++) {
      events.add(given.get(place).event(), new Origin.FromActor(place));
    }
    List<Popped> popped = popMax == 0 ? List.of() : messages.pop(tx, popMax, null);
    popped.forEach(message -> hydrate(message, events, rows, trace));
    int guards = takeGuards ? takeGuards(tx, events) : 0;
    if (events.isEmpty() && rows.isEmpty()) {
      return SetOutcome.nothing(guards);
    }
    ProcessStore.Snapshot snapshot = lockAndRead(tx, events);
    Instant at = timeOf(snapshot);
    DecidedSet decided = DecidedSet.decide(rooms, events, snapshot, at, rows);
    if (!rows.isEmpty()) {
      store.writeAndCommit(tx, rows, at);
    }
    return outcome(
        new SetOutcome.Counts(rows, at, messages.queue().value(), popped.size()),
        guards,
        given.size(),
        decided);
  }

  private ProcessStore.Snapshot lockAndRead(Tx tx, SetEvents events) {
    ProcessStore.Snapshot snapshot =
        store.lockAndRead(
            tx,
            new ProcessStore.Wanted(
                events.tasks(), events.steps(), events.leased(), events.ending()));
    SortedSet<TaskId> evaluated = events.evaluated();
    if (evaluated.isEmpty()) {
      return snapshot;
    }
    List<StepSnapshot> steps = new ArrayList<>(snapshot.steps());
    steps.addAll(store.readReady(tx, evaluated));
    return new ProcessStore.Snapshot(snapshot.tasks(), steps);
  }

  private void hydrate(Popped message, SetEvents events, WriteSet rows, SetTrace trace) {
    switch (reading.apply(message.body())) {
      case Reading.Happened(var event) ->
          events.add(event, new Origin.FromQueue(trace.begin(message, event)));
      case Reading.Unusable(var reason) ->
          rows.add(new WriteSet.DeadMessage(message.queue(), message.body(), reason));
    }
  }

  private int takeGuards(Tx tx, SetEvents events) {
    Instant now = clock.instant();
    boolean fullLook = guardLooks++ % FULL_LOOK_EVERY == 0;
    Due due = store.takeDue(tx, now, fullLook ? Instant.EPOCH : guardsFrom, GUARD_ROWS);
    for (DueStep step : due.steps()) {
      events.add(
          new EngineEvent.DeadlineDue(step.kind(), step.step(), step.seq()),
          new Origin.FromGuard());
    }
    if (due.guards() < GUARD_ROWS) {
      guardsFrom = now.minus(GUARD_SLACK);
    }
    return due.guards();
  }

  /**
   * Taken after the locks are held, and never before what is already written: an audit runs
   * forward.
   */
  private Instant timeOf(ProcessStore.Snapshot snapshot) {
    Instant at = clock.instant();
    for (TaskSnapshot task : snapshot.tasks()) {
      at = task.updatedAt().isAfter(at) ? task.updatedAt() : at;
    }
    for (StepSnapshot step : snapshot.steps()) {
      at = step.updatedAt().isAfter(at) ? step.updatedAt() : at;
    }
    return at;
  }

  private static SetOutcome outcome(
      SetOutcome.Counts counts, int guards, int given, DecidedSet decided) {
    WriteSet rows = counts.rows();
    Map<Integer, EventOutcome> byPlace = decided.outcomes();
    List<EventOutcome> outcomes = new ArrayList<>();
    for (int place = 0; place < given; place++) {
      outcomes.add(byPlace.getOrDefault(place, EventOutcome.UNKNOWN));
    }
    return new SetOutcome(
        counts.popped(),
        guards,
        outcomes,
        SetOutcome.queuesOf(rows.messages()),
        List.copyOf(
            rows.guards().stream()
                .map(WriteSet.Guard::dueAt)
                .collect(Collectors.toCollection(HashSet::new))),
        Optional.of(counts));
  }
}
