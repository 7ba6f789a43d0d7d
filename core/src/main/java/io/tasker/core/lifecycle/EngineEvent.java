package io.tasker.core.lifecycle;

import io.tasker.contract.model.StepAction;
import io.tasker.contract.model.TaskId;
import io.tasker.core.store.StepKey;
import io.tasker.core.store.WakeupKind;
import org.jspecify.annotations.Nullable;

/** Something that happened to a task and that a set decides on. */
public sealed interface EngineEvent {
  /** The task it happened to. */
  TaskId task();

  /**
   * A step was handed in, or somebody says so.
   *
   * @param step the step
   */
  record ResultArrived(StepKey step) implements EngineEvent {
    @Override
    public TaskId task() {
      return step.task();
    }
  }

  /**
   * A deadline is over, or may be.
   *
   * @param kind which
   * @param step the step
   * @param seq the step's version that the deadline was set for
   */
  record DeadlineDue(WakeupKind kind, StepKey step, int seq) implements EngineEvent {
    @Override
    public TaskId task() {
      return step.task();
    }
  }

  /**
   * A step's message is gone from its queue.
   *
   * @param step the step
   * @param seq the step's version when that was seen
   */
  record MessageLost(StepKey step, int seq) implements EngineEvent {
    @Override
    public TaskId task() {
      return step.task();
    }
  }

  /**
   * Somebody wants the task looked at.
   *
   * @param task the task
   */
  record EvaluationAsked(TaskId task) implements EngineEvent {}

  /**
   * A task did not move for too long.
   *
   * @param task the task
   * @param seq its version when that was seen
   * @param reason for its history
   */
  record GivenUp(TaskId task, int seq, String reason) implements EngineEvent {}

  /** Somebody wants something done and waits to hear whether it was. */
  sealed interface Wish extends EngineEvent {}

  /**
   * Somebody wants a task ended, and every step of it that is not over.
   *
   * @param task the task
   * @param reason why, if they said so
   * @param seq the version of the task that they have seen; null: any
   */
  record CancelAsked(TaskId task, @Nullable String reason, @Nullable Integer seq) implements Wish {
    /** Whatever the task's version. */
    public CancelAsked(TaskId task, @Nullable String reason) {
      this(task, reason, null);
    }
  }

  /**
   * An operator wants a step reset, resolved or completed.
   *
   * @param step the step
   * @param action what exactly
   * @param seq the version of the step that they have seen; null: any
   */
  record RepairAsked(StepKey step, StepAction action, @Nullable Integer seq) implements Wish {
    /** Whatever the step's version. */
    public RepairAsked(StepKey step, StepAction action) {
      this(step, action, null);
    }

    @Override
    public TaskId task() {
      return step.task();
    }
  }
}
