package io.tasker.core.lifecycle.cancellation;

import io.tasker.core.actor.Handler;
import io.tasker.core.actor.OrchestrationActor;
import io.tasker.core.actor.Reply;
import io.tasker.core.lifecycle.EngineEvent;
import io.tasker.core.lifecycle.EventOutcome;
import io.tasker.core.lifecycle.EventSink;
import io.tasker.core.lifecycle.Refusals;
import io.tasker.core.lifecycle.WriterEvent;

/** The door of this room: hands the wish to end a task to a writer. */
public final class CancellationActor
    implements OrchestrationActor, Handler<CancelTask, EventOutcome> {
  private final EventSink writers;

  /** Hands over to writers. */
  public CancellationActor(EventSink writers) {
    this.writers = writers;
  }

  @Override
  public String name() {
    return "cancellation";
  }

  @Override
  public void handle(CancelTask message, Reply<EventOutcome> reply) {
    var event = new EngineEvent.CancelAsked(message.task(), message.reason(), message.seq());
    Refusals.failUnlessAccepted(writers.offer(new WriterEvent.Decide(event, reply)), reply);
  }

  /** A task does not move and is given up. */
  public void handle(GiveUpTask message, Reply<EventOutcome> reply) {
    var event = new EngineEvent.GivenUp(message.task(), message.seq(), message.reason());
    Refusals.failUnlessAccepted(writers.offer(new WriterEvent.Decide(event, reply)), reply);
  }
}
