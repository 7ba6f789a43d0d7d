package io.tasker.core.lifecycle.enqueue;

import io.tasker.core.actor.Handler;
import io.tasker.core.actor.OrchestrationActor;
import io.tasker.core.actor.Reply;
import io.tasker.core.lifecycle.EngineEvent;
import io.tasker.core.lifecycle.EventOutcome;
import io.tasker.core.lifecycle.EventSink;
import io.tasker.core.lifecycle.Refusals;
import io.tasker.core.lifecycle.WriterEvent;

/** The door of this room: for messages that no result caused. */
public final class StepEnqueuerActor
    implements OrchestrationActor, Handler<ResendMessage, EventOutcome> {
  private final EventSink writers;

  /** Hands over to writers. */
  public StepEnqueuerActor(EventSink writers) {
    this.writers = writers;
  }

  @Override
  public String name() {
    return "step-enqueuer";
  }

  @Override
  public void handle(ResendMessage message, Reply<EventOutcome> reply) {
    var event = new EngineEvent.MessageLost(message.step(), message.seq());
    Refusals.failUnlessAccepted(writers.offer(new WriterEvent.Decide(event, reply)), reply);
  }
}
