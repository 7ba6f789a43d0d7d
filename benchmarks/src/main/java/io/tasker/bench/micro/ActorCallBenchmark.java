package io.tasker.bench.micro;

import io.tasker.core.actor.Reply;
import io.tasker.core.channel.Offer;
import io.tasker.core.command.ActorRegistry;
import io.tasker.core.command.Command;
import io.tasker.core.command.CommandProcessor;
import io.tasker.core.command.CommandStats;
import io.tasker.core.lifecycle.EventOutcome;
import io.tasker.core.lifecycle.EventSink;
import io.tasker.core.lifecycle.WriterEvent;
import io.tasker.core.lifecycle.cancellation.CancellationActor;
import io.tasker.core.lifecycle.enqueue.StepEnqueuerActor;
import io.tasker.core.lifecycle.finalization.TaskFinalizerActor;
import io.tasker.core.lifecycle.initialization.TaskRequestActor;
import io.tasker.core.lifecycle.repair.StepRepairActor;
import io.tasker.core.lifecycle.result.ProcessStepResult;
import io.tasker.core.lifecycle.result.ResultActor;
import io.tasker.core.recovery.guard.DeadlineActor;
import io.tasker.core.store.StepKey;
import java.time.Duration;
import org.openjdk.jmh.annotations.Benchmark;

/**
 * A command's way through the processor and its actor, counted and timed as in the product, to a
 * writer that answers at once; and the answer's way back.
 */
public class ActorCallBenchmark extends MicroBenchmark {
  private final CommandProcessor processor =
      new CommandProcessor(
          actors(ActorCallBenchmark::answer), new CommandStats(), System::nanoTime);

  private StepKey step = new StepKey(MicroIds.task(0), 0);

  /** One command and its answer. */
  @Benchmark
  public EventOutcome call() {
    Reply<EventOutcome> reply = Reply.to("a result");
    processor.process(new Command.ProcessResult(new ProcessStepResult(step), reply));
    return reply.await(Duration.ZERO);
  }

  private static Offer answer(WriterEvent event) {
    if (event instanceof WriterEvent.Decide(_, var reply)) {
      reply.complete(EventOutcome.APPLIED);
    }
    return Offer.ACCEPTED;
  }

  private static ActorRegistry actors(EventSink writers) {
    return new ActorRegistry(
        new TaskRequestActor(writers),
        new ResultActor(writers),
        new StepEnqueuerActor(writers),
        new TaskFinalizerActor(writers),
        new DeadlineActor(writers),
        new CancellationActor(writers),
        new StepRepairActor(writers));
  }
}
