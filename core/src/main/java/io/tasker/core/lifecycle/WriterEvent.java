package io.tasker.core.lifecycle;

import io.tasker.contract.model.TaskId;
import io.tasker.core.actor.Reply;
import io.tasker.core.store.TaskPlan;

/** What actors hand to a writer. */
public sealed interface WriterEvent {
  /**
   * Create a task.
   *
   * @param plan everything about it
   * @param reply answered after commit
   */
  record Create(TaskPlan plan, Reply<Creation> reply) implements WriterEvent {}

  /**
   * Decide on something that happened.
   *
   * @param event what happened
   * @param reply answered after commit
   */
  record Decide(EngineEvent event, Reply<EventOutcome> reply) implements WriterEvent {}

  /** Results may be waiting in their queue; go and look. */
  record ResultsWaiting() implements WriterEvent {}

  /** Deadlines may be over; go and look. */
  record DeadlinesDue() implements WriterEvent {}

  /** Requests may be waiting in their queue; go and look. */
  record RequestsWaiting() implements WriterEvent {}

  /** Tasks to look at again may be named in their queue; go and look. */
  record FinalizationsWaiting() implements WriterEvent {}

  /** What became of a request. */
  sealed interface Creation {
    /** It is a task now. */
    record Created(TaskId task) implements Creation {}

    /** A task with this identity was there before. */
    record Duplicate(TaskId namesake) implements Creation {}
  }
}
