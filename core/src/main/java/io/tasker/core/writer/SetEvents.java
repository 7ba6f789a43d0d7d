package io.tasker.core.writer;

import io.tasker.contract.model.TaskId;
import io.tasker.core.lifecycle.EngineEvent;
import io.tasker.core.queue.Popped;
import io.tasker.core.store.StepKey;
import io.tasker.core.store.WakeupKind;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The events of one set, in the order they came, and the rows they speak of, in the order of locks.
 */
final class SetEvents {
  private final List<Given> events = new ArrayList<>();

  /**
   * An event and where it came from, for the case that it cannot be decided.
   *
   * @param event what happened
   * @param origin where it came from
   */
  record Given(EngineEvent event, Origin origin) {}

  /** Where an event came from. */
  sealed interface Origin {
    /** A message that is gone with the commit. */
    record FromQueue(Popped message) implements Origin {}

    /** A guard that is gone with the commit. */
    record FromGuard() implements Origin {}

    /** An actor's event, by its place among those given. */
    record FromActor(int place) implements Origin {}
  }

  void add(EngineEvent event, Origin origin) {
    events.add(new Given(event, origin));
  }

  List<Given> all() {
    return events;
  }

  boolean isEmpty() {
    return events.isEmpty();
  }

  SortedSet<TaskId> tasks() {
    SortedSet<TaskId> tasks = new TreeSet<>(StepKey.TASK_ORDER);
    events.forEach(given -> tasks.add(given.event().task()));
    return tasks;
  }

  SortedSet<StepKey> steps() {
    SortedSet<StepKey> steps = new TreeSet<>();
    for (Given given : events) {
      switch (given.event()) {
        case EngineEvent.ResultArrived(var step) -> steps.add(step);
        case EngineEvent.DeadlineDue(_, var step, _) -> steps.add(step);
        case EngineEvent.MessageLost(var step, _) -> steps.add(step);
        case EngineEvent.RepairAsked(var step, _, _) -> steps.add(step);
        case EngineEvent.EvaluationAsked _, EngineEvent.CancelAsked _, EngineEvent.GivenUp _ -> {}
      }
    }
    return steps;
  }

  /** The tasks that somebody wants looked at as a whole. */
  SortedSet<TaskId> evaluated() {
    SortedSet<TaskId> tasks = new TreeSet<>(StepKey.TASK_ORDER);
    for (Given given : events) {
      if (given.event() instanceof EngineEvent.EvaluationAsked(var task)) {
        tasks.add(task);
      }
    }
    return tasks;
  }

  /** The tasks that are to end: all their steps are needed. */
  SortedSet<TaskId> ending() {
    SortedSet<TaskId> tasks = new TreeSet<>(StepKey.TASK_ORDER);
    for (Given given : events) {
      if (given.event() instanceof EngineEvent.CancelAsked(var task, _, _)) {
        tasks.add(task);
      } else if (given.event() instanceof EngineEvent.GivenUp(var task, _, _)) {
        tasks.add(task);
      }
    }
    return tasks;
  }

  /** The steps that a worker may be holding, who does not take the task's lock. */
  SortedSet<StepKey> leased() {
    SortedSet<StepKey> steps = new TreeSet<>();
    for (Given given : events) {
      if (given.event() instanceof EngineEvent.DeadlineDue(WakeupKind kind, var step, _)
          && kind == WakeupKind.LEASE) {
        steps.add(step);
      } else if (given.event() instanceof EngineEvent.RepairAsked(var step, _, _)) {
        steps.add(step);
      }
    }
    return steps;
  }
}
