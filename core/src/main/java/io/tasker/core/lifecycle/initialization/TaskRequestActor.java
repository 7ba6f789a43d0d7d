package io.tasker.core.lifecycle.initialization;

import io.tasker.core.actor.Handler;
import io.tasker.core.actor.OrchestrationActor;
import io.tasker.core.actor.Reply;
import io.tasker.core.channel.Offer;
import io.tasker.core.lifecycle.EventSink;
import io.tasker.core.lifecycle.Refusals;
import io.tasker.core.lifecycle.WriterEvent;
import io.tasker.core.lifecycle.WriterEvent.Creation;

/** The door of this room: hands planned tasks, or the word that requests wait, to a writer. */
public final class TaskRequestActor
    implements OrchestrationActor, Handler<InitializeTask, Creation> {
  private final EventSink writers;

  /** Hands over to writers. */
  public TaskRequestActor(EventSink writers) {
    this.writers = writers;
  }

  @Override
  public String name() {
    return "task-request";
  }

  @Override
  public void handle(InitializeTask message, Reply<Creation> reply) {
    Refusals.failUnlessAccepted(
        writers.offer(new WriterEvent.Create(message.plan(), reply)), reply);
  }

  /**
   * Requests may be waiting. A refusal loses nothing: they stay in their queue until the next poll.
   */
  public void handle(LookForRequests message, Reply<Offer> reply) {
    reply.complete(writers.offer(new WriterEvent.RequestsWaiting()));
  }
}
