package io.tasker.core.recovery.guard;

import io.tasker.core.actor.OrchestrationActor;
import io.tasker.core.actor.Reply;
import io.tasker.core.channel.Offer;
import io.tasker.core.lifecycle.EngineEvent;
import io.tasker.core.lifecycle.EventOutcome;
import io.tasker.core.lifecycle.EventSink;
import io.tasker.core.lifecycle.Refusals;
import io.tasker.core.lifecycle.WriterEvent;

/**
 * The door for deadlines: those that guards keep, and those that the reconciler found without one.
 */
public final class DeadlineActor implements OrchestrationActor {
  private final EventSink writers;

  /** Hands over to writers. */
  public DeadlineActor(EventSink writers) {
    this.writers = writers;
  }

  @Override
  public String name() {
    return "deadlines";
  }

  /** A writer should look for guards that are due. */
  public void handle(LookForDeadlines message, Reply<Offer> reply) {
    reply.complete(writers.offer(new WriterEvent.DeadlinesDue()));
  }

  /** One deadline is over. */
  public void handle(DeadlineReached message, Reply<EventOutcome> reply) {
    var event = new EngineEvent.DeadlineDue(message.kind(), message.step(), message.seq());
    Refusals.failUnlessAccepted(writers.offer(new WriterEvent.Decide(event, reply)), reply);
  }
}
