package io.tasker.core.command;

import io.tasker.core.actor.Reply;
import io.tasker.core.channel.Offer;
import io.tasker.core.lifecycle.EventOutcome;
import io.tasker.core.lifecycle.WriterEvent.Creation;
import io.tasker.core.lifecycle.cancellation.CancelTask;
import io.tasker.core.lifecycle.cancellation.GiveUpTask;
import io.tasker.core.lifecycle.enqueue.ResendMessage;
import io.tasker.core.lifecycle.finalization.EvaluateTask;
import io.tasker.core.lifecycle.finalization.LookForFinalizations;
import io.tasker.core.lifecycle.initialization.InitializeTask;
import io.tasker.core.lifecycle.initialization.LookForRequests;
import io.tasker.core.lifecycle.repair.RepairStep;
import io.tasker.core.lifecycle.result.LookForResults;
import io.tasker.core.lifecycle.result.ProcessStepResult;
import io.tasker.core.recovery.guard.DeadlineReached;
import io.tasker.core.recovery.guard.LookForDeadlines;

/** An actor message with the way back for its answer. Where it came from ends here. */
public sealed interface Command {
  /** Create a task. */
  record Initialize(InitializeTask message, Reply<Creation> reply) implements Command {}

  /** Create tasks from requests that are waiting. */
  record ProcessRequests(LookForRequests message, Reply<Offer> reply) implements Command {}

  /** Process results that are waiting. */
  record ProcessResults(LookForResults message, Reply<Offer> reply) implements Command {}

  /** Process one result that no message spoke of. */
  record ProcessResult(ProcessStepResult message, Reply<EventOutcome> reply) implements Command {}

  /** Process deadlines that are due. */
  record ProcessDeadlines(LookForDeadlines message, Reply<Offer> reply) implements Command {}

  /** A deadline is over though no guard said so. */
  record Deadline(DeadlineReached message, Reply<EventOutcome> reply) implements Command {}

  /** Send a step's message again. */
  record Resend(ResendMessage message, Reply<EventOutcome> reply) implements Command {}

  /** Look at a task again. */
  record Evaluate(EvaluateTask message, Reply<EventOutcome> reply) implements Command {}

  /** Look again at tasks that are named in their queue. */
  record ProcessFinalizations(LookForFinalizations message, Reply<Offer> reply)
      implements Command {}

  /** End a task. */
  record Cancel(CancelTask message, Reply<EventOutcome> reply) implements Command {}

  /** Give a task up that does not move. */
  record GiveUp(GiveUpTask message, Reply<EventOutcome> reply) implements Command {}

  /** Reset, resolve or complete a step by hand. */
  record Repair(RepairStep message, Reply<EventOutcome> reply) implements Command {}
}
