package io.tasker.core.writer;

import io.tasker.core.lifecycle.EngineEvent;
import io.tasker.core.lifecycle.EventOutcome;
import io.tasker.core.lifecycle.StepWork;
import io.tasker.core.lifecycle.TaskWork;
import io.tasker.core.lifecycle.cancellation.TaskCancellation;
import io.tasker.core.lifecycle.enqueue.StepEnqueueing;
import io.tasker.core.lifecycle.finalization.TaskFinalization;
import io.tasker.core.lifecycle.repair.StepRepair;
import io.tasker.core.lifecycle.result.ResultProcessing;
import io.tasker.core.recovery.guard.DeadlineProcessing;
import io.tasker.core.store.StepKey;
import java.time.Instant;
import java.util.function.Function;

/**
 * The rooms in the order in which a set asks them. None calls another room's door.
 *
 * @param results what results mean
 * @param deadlines what deadlines mean
 * @param cancellation ends tasks
 * @param repair what operators do to steps
 * @param enqueueing which steps can start
 * @param finalization what the task does next
 */
public record Rooms(
    ResultProcessing results,
    DeadlineProcessing deadlines,
    TaskCancellation cancellation,
    StepRepair repair,
    StepEnqueueing enqueueing,
    TaskFinalization finalization) {

  /** Applies one event. */
  EventOutcome apply(TaskWork task, EngineEvent event, Instant now) {
    return switch (event) {
      case EngineEvent.ResultArrived(var key) ->
          withStep(task, key, step -> results.apply(task, step, now));
      case EngineEvent.DeadlineDue due ->
          withStep(task, due.step(), step -> deadlines.apply(task, step, due, now));
      case EngineEvent.MessageLost lost ->
          withStep(task, lost.step(), step -> enqueueing.resend(task, step, lost));
      case EngineEvent.EvaluationAsked _ -> EventOutcome.APPLIED;
      case EngineEvent.CancelAsked asked -> cancellation.apply(task, asked);
      case EngineEvent.GivenUp asked -> cancellation.giveUp(task, asked);
      case EngineEvent.RepairAsked asked ->
          withStep(task, asked.step(), step -> repair.apply(task, step, asked, now));
    };
  }

  /** Ends the task's part of the set, once, after its last event. */
  void close(TaskWork task, Instant now) {
    enqueueing.enqueueReady(task);
    finalization.apply(task, now);
  }

  private static EventOutcome withStep(
      TaskWork task, StepKey key, Function<StepWork, EventOutcome> work) {
    return task.step(key.number()).map(work).orElse(EventOutcome.UNKNOWN);
  }
}
