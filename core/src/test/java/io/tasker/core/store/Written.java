package io.tasker.core.store;

import io.tasker.core.queue.Outgoing;
import java.util.List;

/**
 * The rows of a set, for tests in other packages.
 *
 * @param rows the set
 */
public record Written(WriteSet rows) {
  /** New values of tasks. */
  public List<WriteSet.TaskChange> tasks() {
    return rows.tasks;
  }

  /** New values of steps. */
  public List<WriteSet.StepChange> steps() {
    return rows.steps;
  }

  /** Audit rows of tasks. */
  public List<WriteSet.TaskTransition> taskTransitions() {
    return rows.taskTransitions;
  }

  /** Audit rows of steps. */
  public List<WriteSet.StepTransition> stepTransitions() {
    return rows.stepTransitions;
  }

  /** Wake-ups. */
  public List<WriteSet.Guard> guards() {
    return rows.guards;
  }

  /** Entries for a person. */
  public List<WriteSet.DlqEntry> dlqEntries() {
    return rows.dlqEntries;
  }

  /** Messages that cannot be used. */
  public List<WriteSet.DeadMessage> deadMessages() {
    return rows.deadMessages;
  }

  /** Messages to send. */
  public List<Outgoing> messages() {
    return rows.messages;
  }
}
