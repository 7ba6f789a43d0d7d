package io.tasker.core.lifecycle.result;

import io.tasker.core.actor.Handler;
import io.tasker.core.actor.OrchestrationActor;
import io.tasker.core.actor.Reply;
import io.tasker.core.channel.Offer;
import io.tasker.core.lifecycle.EventSink;
import io.tasker.core.lifecycle.WriterEvent;

/** The door of this room: hands the word that results are waiting to a writer. */
public final class ResultActor implements OrchestrationActor, Handler<LookForResults, Offer> {
  private final EventSink writers;

  /** Hands over to writers. */
  public ResultActor(EventSink writers) {
    this.writers = writers;
  }

  @Override
  public String name() {
    return "result-processor";
  }

  @Override
  public void handle(LookForResults message, Reply<Offer> reply) {
    // A refusal loses nothing: the results stay in their queue, and the next poll says so again.
    reply.complete(writers.offer(new WriterEvent.ResultsWaiting()));
  }
}
