package io.tasker.core.boot;

import io.tasker.contract.model.TaskId;
import io.tasker.core.actor.Reply;
import io.tasker.core.command.Command;
import io.tasker.core.command.CommandProcessor;
import io.tasker.core.lifecycle.EventOutcome;
import io.tasker.core.lifecycle.cancellation.GiveUpTask;
import io.tasker.core.lifecycle.enqueue.ResendMessage;
import io.tasker.core.lifecycle.finalization.EvaluateTask;
import io.tasker.core.lifecycle.finalization.LookForFinalizations;
import io.tasker.core.lifecycle.initialization.LookForRequests;
import io.tasker.core.lifecycle.result.LookForResults;
import io.tasker.core.lifecycle.result.ProcessStepResult;
import io.tasker.core.recovery.guard.DeadlineReached;
import io.tasker.core.recovery.guard.LookForDeadlines;
import io.tasker.core.recovery.reconcile.Reconciler;
import io.tasker.core.store.StepKey;
import io.tasker.core.store.WakeupKind;

/** Makes commands of what event systems and the reconciler come across. */
record Doors(CommandProcessor commands) implements Reconciler.Repairs {
  void lookForResults() {
    commands.process(new Command.ProcessResults(new LookForResults(), Reply.to("results")));
  }

  void lookForDeadlines() {
    commands.process(new Command.ProcessDeadlines(new LookForDeadlines(), Reply.to("deadlines")));
  }

  void lookForRequests() {
    commands.process(new Command.ProcessRequests(new LookForRequests(), Reply.to("requests")));
  }

  void lookForFinalizations() {
    commands.process(
        new Command.ProcessFinalizations(new LookForFinalizations(), Reply.to("finalizations")));
  }

  void giveUp(TaskId task, int seq, String reason, Reply<EventOutcome> reply) {
    commands.process(new Command.GiveUp(new GiveUpTask(task, seq, reason), reply));
  }

  @Override
  public void resend(StepKey step, int seq, Reply<EventOutcome> reply) {
    commands.process(new Command.Resend(new ResendMessage(step, seq), reply));
  }

  @Override
  public void deadline(WakeupKind kind, StepKey step, int seq, Reply<EventOutcome> reply) {
    commands.process(new Command.Deadline(new DeadlineReached(kind, step, seq), reply));
  }

  @Override
  public void result(StepKey step, Reply<EventOutcome> reply) {
    commands.process(new Command.ProcessResult(new ProcessStepResult(step), reply));
  }

  @Override
  public void evaluate(TaskId task, Reply<EventOutcome> reply) {
    commands.process(new Command.Evaluate(new EvaluateTask(task), reply));
  }
}
