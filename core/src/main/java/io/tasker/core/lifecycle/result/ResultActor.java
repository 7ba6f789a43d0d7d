package io.tasker.core.lifecycle.result;

import io.tasker.core.actor.OrchestrationActor;
import io.tasker.core.actor.Reply;
import io.tasker.core.channel.Offer;
import io.tasker.core.lifecycle.EngineEvent;
import io.tasker.core.lifecycle.EventOutcome;
import io.tasker.core.lifecycle.EventSink;
import io.tasker.core.lifecycle.Refusals;
import io.tasker.core.lifecycle.WriterEvent;

/** The door of this room: hands results, or the word that some are waiting, to a writer. */
public final class ResultActor implements OrchestrationActor {
  private final EventSink writers;

  /** Hands over to writers. */
  public ResultActor(EventSink writers) {
    this.writers = writers;
  }

  @Override
  public String name() {
    return "result-processor";
  }

  /**
   * Results may be waiting. A refusal loses nothing: they stay in their queue until the next poll.
   */
  public void handle(LookForResults message, Reply<Offer> reply) {
    reply.complete(writers.offer(new WriterEvent.ResultsWaiting()));
  }

  /** One step was handed in. */
  public void handle(ProcessStepResult message, Reply<EventOutcome> reply) {
    var event = new EngineEvent.ResultArrived(message.step());
    Refusals.failUnlessAccepted(writers.offer(new WriterEvent.Decide(event, reply)), reply);
  }
}
