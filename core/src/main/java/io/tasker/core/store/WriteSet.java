package io.tasker.core.store;

import io.tasker.contract.model.StepState;
import io.tasker.contract.model.TaskId;
import io.tasker.contract.model.TaskState;
import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.core.queue.Outgoing;
import io.tasker.core.state.StepCause;
import io.tasker.core.state.TaskCause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Everything that one set writes: filled by the rooms, written by {@link ProcessStore} at once. */
public final class WriteSet {
  final List<TaskChange> tasks = new ArrayList<>();
  final List<StepChange> steps = new ArrayList<>();
  final List<RepairedStep> repairedSteps = new ArrayList<>();
  final List<TaskTransition> taskTransitions = new ArrayList<>();
  final List<TaskTransition> explainedTransitions = new ArrayList<>();
  final List<StepTransition> stepTransitions = new ArrayList<>();
  final List<Guard> guards = new ArrayList<>();
  final List<DlqEntry> dlqEntries = new ArrayList<>();
  final List<DlqSettlement> dlqSettlements = new ArrayList<>();
  final List<DeadMessage> deadMessages = new ArrayList<>();
  final List<Outgoing> messages = new ArrayList<>();

  /**
   * A task row's new values, and the ones it must still have.
   *
   * @param before as it was read
   * @param isFinal whether the task is over now
   */
  public record TaskChange(
      TaskSnapshot before, TaskState state, int seq, TaskSnapshot.Counts counts, boolean isFinal) {}

  /**
   * A step row's new values, and the ones it must still have.
   *
   * @param before as it was read
   * @param nextAttemptAt set while it waits for a retry
   * @param outcome how the last attempt went, if this set says so; otherwise it stays
   */
  public record StepChange(
      StepSnapshot before,
      StepState state,
      int seq,
      int remaining,
      @Nullable Instant nextAttemptAt,
      @Nullable String outcome) {}

  /**
   * A step row's new values after an operator's repair; such a step is in no other list.
   *
   * @param change what every change has
   * @param attemptsReset whether its attempts are taken back
   * @param result its result, JSON, if the operator gave one; otherwise it stays
   */
  public record RepairedStep(StepChange change, boolean attemptsReset, @Nullable String result) {
    boolean isCompleted() {
      return result != null;
    }

    private boolean isLarge() {
      return result != null && result.length() > SubmitStore.INLINE_RESULT;
    }

    @Nullable String inlineResult() {
      return isLarge() ? null : result;
    }

    @Nullable String largeResult() {
      return isLarge() ? result : null;
    }
  }

  /** One audit row of a task; the detail, if there is one, is JSON. */
  public record TaskTransition(
      TaskId task,
      int seq,
      TaskState from,
      TaskCause cause,
      TaskState to,
      @Nullable String detail) {}

  /** One audit row of a step. */
  public record StepTransition(
      StepKey step,
      int seq,
      StepState from,
      StepCause cause,
      StepState to,
      @Nullable String detail) {}

  /** Somebody must look at a step at a time. */
  public record Guard(WakeupKind kind, Instant dueAt, StepKey step, int seq) {}

  /** A task that a person has to look at. */
  public record DlqEntry(
      UUID entry, TaskId task, TaskState state, String reason, String snapshot) {}

  /**
   * What a person was asked about a task is settled.
   *
   * @param task the task
   * @param status how, in the public words
   * @param by who settled it, if that is known
   * @param notes why, if that is known
   */
  public record DlqSettlement(
      TaskId task, String status, @Nullable String by, @Nullable String notes) {}

  /** A message that cannot be used. */
  public record DeadMessage(QueueName queue, String body, String reason) {}

  /** Adds a task's new values. */
  public void add(TaskChange change) {
    tasks.add(change);
  }

  /** Adds a step's new values. */
  public void add(StepChange change) {
    steps.add(change);
  }

  /** Adds the new values of a step that an operator repaired. */
  public void add(RepairedStep step) {
    repairedSteps.add(step);
  }

  /** Adds an audit row. */
  public void add(TaskTransition transition) {
    (transition.detail() == null ? taskTransitions : explainedTransitions).add(transition);
  }

  /** Adds an audit row. */
  public void add(StepTransition transition) {
    stepTransitions.add(transition);
  }

  /** Adds a wake-up. */
  public void add(Guard guard) {
    guards.add(guard);
  }

  /** Adds an entry for a person. */
  public void add(DlqEntry entry) {
    dlqEntries.add(entry);
  }

  /** Settles what a person was asked. */
  public void add(DlqSettlement settlement) {
    dlqSettlements.add(settlement);
  }

  /** Adds a message that cannot be used. */
  public void add(DeadMessage message) {
    deadMessages.add(message);
  }

  /** Adds a message to send. */
  public void add(Outgoing message) {
    messages.add(message);
  }

  /** Whether there is nothing to write. */
  public boolean isEmpty() {
    return tasks.isEmpty()
        && steps.isEmpty()
        && repairedSteps.isEmpty()
        && guards.isEmpty()
        && deadMessages.isEmpty()
        && messages.isEmpty();
  }

  /** Messages to send, in the order they were added. */
  public List<Outgoing> messages() {
    return List.copyOf(messages);
  }

  /** Wake-ups to write. */
  public List<Guard> guards() {
    return List.copyOf(guards);
  }

  /** New values of tasks. */
  public List<TaskChange> tasks() {
    return List.copyOf(tasks);
  }

  /** Audit rows of tasks, those with a detail last. */
  public List<TaskTransition> taskTransitions() {
    List<TaskTransition> all = new ArrayList<>(taskTransitions);
    all.addAll(explainedTransitions);
    return all;
  }

  /** Audit rows of steps. */
  public List<StepTransition> stepTransitions() {
    return List.copyOf(stepTransitions);
  }

  /** Tasks that a person has to look at. */
  public int dlqEntryCount() {
    return dlqEntries.size();
  }

  /** Audit rows of steps with a cause. */
  public int stepTransitionCount(StepCause cause) {
    return (int) stepTransitions.stream().filter(row -> row.cause() == cause).count();
  }

  /** Messages that cannot be used. */
  public int deadMessageCount() {
    return deadMessages.size();
  }
}
