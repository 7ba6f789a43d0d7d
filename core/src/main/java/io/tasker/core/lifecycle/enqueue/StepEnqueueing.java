package io.tasker.core.lifecycle.enqueue;

import io.tasker.contract.model.StepState;
import io.tasker.core.lifecycle.EngineEvent.MessageLost;
import io.tasker.core.lifecycle.EventOutcome;
import io.tasker.core.lifecycle.StepSettings;
import io.tasker.core.lifecycle.StepWork;
import io.tasker.core.lifecycle.TaskWork;
import io.tasker.core.queue.Outgoing;
import io.tasker.core.state.StepCause;
import io.tasker.core.store.StepSnapshot;
import io.tasker.core.wire.StepMessages;

/** Enqueues the steps that became ready, each with its message. */
public final class StepEnqueueing {
  private final StepSettings settings;

  /** Asks the settings for queues. */
  public StepEnqueueing(StepSettings settings) {
    this.settings = settings;
  }

  /** Enqueues every step of the task that is ready. */
  public void enqueueReady(TaskWork task) {
    for (StepWork step : task.steps()) {
      if (step.isReady()) {
        step.move(StepCause.ENQUEUE);
        task.add(message(task, step.current()));
      }
    }
  }

  /** Sends the message of a step again, if the step still stands where it stood. */
  public EventOutcome resend(TaskWork task, StepWork step, MessageLost event) {
    if (step.state() != StepState.ENQUEUED || step.seq() != event.seq()) {
      return EventOutcome.STALE;
    }
    task.add(message(task, step.current()));
    return EventOutcome.APPLIED;
  }

  private Outgoing message(TaskWork task, StepSnapshot step) {
    return new Outgoing(
        settings.queue(step.templateStep()),
        StepMessages.write(step.task(), step.id(), task.before().correlationId()),
        step.templateStep());
  }
}
