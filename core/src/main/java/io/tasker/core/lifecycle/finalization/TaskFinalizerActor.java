package io.tasker.core.lifecycle.finalization;

import io.tasker.core.actor.Handler;
import io.tasker.core.actor.OrchestrationActor;
import io.tasker.core.actor.Reply;
import io.tasker.core.channel.Offer;
import io.tasker.core.lifecycle.EngineEvent;
import io.tasker.core.lifecycle.EventOutcome;
import io.tasker.core.lifecycle.EventSink;
import io.tasker.core.lifecycle.Refusals;
import io.tasker.core.lifecycle.WriterEvent;

/** The door of this room: for evaluations that no result caused. */
public final class TaskFinalizerActor
    implements OrchestrationActor, Handler<EvaluateTask, EventOutcome> {
  private final EventSink writers;

  /** Hands over to writers. */
  public TaskFinalizerActor(EventSink writers) {
    this.writers = writers;
  }

  @Override
  public String name() {
    return "task-finalizer";
  }

  @Override
  public void handle(EvaluateTask message, Reply<EventOutcome> reply) {
    var event = new EngineEvent.EvaluationAsked(message.task());
    Refusals.failUnlessAccepted(writers.offer(new WriterEvent.Decide(event, reply)), reply);
  }

  /** Tasks may be named in their queue. A refusal loses nothing: they stay until the next poll. */
  public void handle(LookForFinalizations message, Reply<Offer> reply) {
    reply.complete(writers.offer(new WriterEvent.FinalizationsWaiting()));
  }
}
