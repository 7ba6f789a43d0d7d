package io.tasker.core.lifecycle.repair;

import io.tasker.core.actor.Handler;
import io.tasker.core.actor.OrchestrationActor;
import io.tasker.core.actor.Reply;
import io.tasker.core.lifecycle.EngineEvent;
import io.tasker.core.lifecycle.EventOutcome;
import io.tasker.core.lifecycle.EventSink;
import io.tasker.core.lifecycle.Refusals;
import io.tasker.core.lifecycle.WriterEvent;

/** The door of this room: hands what an operator wants to a writer. */
public final class StepRepairActor
    implements OrchestrationActor, Handler<RepairStep, EventOutcome> {
  private final EventSink writers;

  /** Hands over to writers. */
  public StepRepairActor(EventSink writers) {
    this.writers = writers;
  }

  @Override
  public String name() {
    return "step-repair";
  }

  @Override
  public void handle(RepairStep message, Reply<EventOutcome> reply) {
    var event = new EngineEvent.RepairAsked(message.step(), message.action(), message.seq());
    Refusals.failUnlessAccepted(writers.offer(new WriterEvent.Decide(event, reply)), reply);
  }
}
