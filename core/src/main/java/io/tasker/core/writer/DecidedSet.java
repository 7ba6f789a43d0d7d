package io.tasker.core.writer;

import io.tasker.contract.model.TaskId;
import io.tasker.core.lifecycle.EngineEvent;
import io.tasker.core.lifecycle.EventOutcome;
import io.tasker.core.lifecycle.TaskWork;
import io.tasker.core.store.ProcessStore;
import io.tasker.core.store.StepKey;
import io.tasker.core.store.StepSnapshot;
import io.tasker.core.store.TaskSnapshot;
import io.tasker.core.store.WriteSet;
import io.tasker.core.writer.SetEvents.Given;
import io.tasker.core.writer.SetEvents.Origin;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Lets the rooms decide on a set, task by task. Pure but for the log: what comes out is rows. A
 * task whose decision fails writes nothing; what spoke of it is parked, so that it never fails a
 * set twice.
 */
final class DecidedSet {
  private static final System.Logger LOG = System.getLogger(DecidedSet.class.getName());
  private static final Duration PARKED_GUARD = Duration.ofMinutes(1);
  private static final Comparator<Given> CANCELS_FIRST =
      Comparator.comparing(given -> !(given.event() instanceof EngineEvent.CancelAsked));

  private final Rooms rooms;
  private final Instant at;
  private final SortedMap<TaskId, TaskWork> tasks = new TreeMap<>(StepKey.TASK_ORDER);
  private final Map<Integer, EventOutcome> outcomes = new HashMap<>();
  private int resultsApplied;

  private DecidedSet(Rooms rooms, ProcessStore.Snapshot snapshot, Instant at) {
    this.rooms = rooms;
    this.at = at;
    for (TaskSnapshot task : snapshot.tasks()) {
      tasks.put(task.task(), new TaskWork(task));
    }
    for (StepSnapshot step : snapshot.steps()) {
      TaskWork task = tasks.get(step.task());
      if (task != null) {
        task.add(step);
      }
    }
  }

  /**
   * Decides on every event, in order within a task; but the wish to end it wins over all others.
   */
  static DecidedSet decide(
      Rooms rooms, SetEvents events, ProcessStore.Snapshot snapshot, Instant at, WriteSet rows) {
    DecidedSet set = new DecidedSet(rooms, snapshot, at);
    Map<TaskId, List<Given>> byTask = new LinkedHashMap<>();
    events
        .all()
        .forEach(
            given ->
                byTask.computeIfAbsent(given.event().task(), _ -> new ArrayList<>()).add(given));
    byTask.forEach(
        (task, given) -> {
          given.sort(CANCELS_FIRST);
          set.decide(task, given, rows);
        });
    return set;
  }

  /** What became of the events that actors gave, by their place. */
  Map<Integer, EventOutcome> outcomes() {
    return outcomes;
  }

  /** How many results changed their step. */
  int resultsApplied() {
    return resultsApplied;
  }

  private void decide(TaskId id, List<Given> events, WriteSet rows) {
    TaskWork task = tasks.get(id);
    if (task == null) {
      events.forEach(given -> settle(given, EventOutcome.UNKNOWN));
      return;
    }
    // By place: two guards that say the same are equal, and each has an outcome of its own.
    List<EventOutcome> decided = new ArrayList<>();
    try {
      Set<EngineEvent> seen = new HashSet<>();
      for (Given given : events) {
        if (given.origin() instanceof Origin.FromQueue(var message) && message.trace() != null) {
          task.traced(message.trace());
        }
        // A wish is decided each time: whoever has it must hear whether it was fulfilled.
        boolean first = given.event() instanceof EngineEvent.Wish || seen.add(given.event());
        decided.add(first ? rooms.apply(task, given.event(), at) : EventOutcome.STALE);
      }
      if (decided.contains(EventOutcome.APPLIED)) {
        rooms.close(task, at);
      }
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "a decision failed, its events are parked task=" + id, e);
      events.forEach(given -> park(given, e, rows));
      return;
    }
    task.addTo(rows);
    for (int i = 0; i < decided.size(); i++) {
      settle(events.get(i), decided.get(i));
    }
  }

  private void settle(Given given, EventOutcome outcome) {
    if (outcome == EventOutcome.APPLIED && given.event() instanceof EngineEvent.ResultArrived) {
      resultsApplied++;
    }
    if (given.origin() instanceof Origin.FromActor(int place)) {
      outcomes.put(place, outcome);
    }
  }

  private void park(Given given, RuntimeException why, WriteSet rows) {
    switch (given.origin()) {
      case Origin.FromQueue(var message) ->
          rows.add(
              new WriteSet.DeadMessage(
                  message.queue(), message.body(), "processing failed: " + why));
      case Origin.FromGuard() -> {
        if (given.event() instanceof EngineEvent.DeadlineDue due) {
          rows.add(new WriteSet.Guard(due.kind(), at.plus(PARKED_GUARD), due.step(), due.seq()));
        }
      }
      case Origin.FromActor(int place) -> outcomes.put(place, EventOutcome.PARKED);
    }
  }
}
