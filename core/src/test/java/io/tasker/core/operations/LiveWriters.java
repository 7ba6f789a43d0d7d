package io.tasker.core.operations;

import io.helidon.metrics.api.MeterRegistry;
import io.helidon.service.registry.Services;
import io.tasker.core.command.ActorRegistry;
import io.tasker.core.command.CommandProcessor;
import io.tasker.core.command.CommandStats;
import io.tasker.core.event.Signals;
import io.tasker.core.lifecycle.WriterEvent;
import io.tasker.core.lifecycle.cancellation.CancellationActor;
import io.tasker.core.lifecycle.enqueue.StepEnqueuerActor;
import io.tasker.core.lifecycle.finalization.TaskFinalizerActor;
import io.tasker.core.lifecycle.initialization.TaskRequestActor;
import io.tasker.core.lifecycle.repair.StepRepairActor;
import io.tasker.core.lifecycle.result.ResultActor;
import io.tasker.core.recovery.guard.DeadlineActor;
import io.tasker.core.store.CreateStore;
import io.tasker.core.store.ProcessStore;
import io.tasker.core.telemetry.Counters;
import io.tasker.core.telemetry.Tracing;
import io.tasker.core.writer.EngineHarness;
import io.tasker.core.writer.WriterPool;
import java.time.Instant;

/** Two writers at work on the database of a harness, behind the doors that services use. */
final class LiveWriters implements AutoCloseable {
  private final WriterPool writers;
  private final CommandProcessor commands;

  LiveWriters(EngineHarness engine) {
    var tools =
        new WriterPool.Tools(
            engine.pools.sets(),
            new CreateStore(engine.queues),
            new ProcessStore(engine.queues),
            EngineHarness.QUEUES,
            () -> engine.queues.inbox(EngineHarness.RESULTS),
            new WriterPool.Entries(
                engine.initialization,
                () -> engine.queues.inbox(EngineHarness.REQUESTS),
                () -> engine.queues.inbox(EngineHarness.FINALIZATIONS),
                new WriterPool.EntrySizes(50, 50)),
            engine.rooms,
            engine.clock,
            Tracing.OFF);
    writers =
        new WriterPool(
            new WriterPool.Size(2, 50, 2_000),
            tools,
            new Signals(),
            new Counters(Services.get(MeterRegistry.class)),
            new NobodyListens());
    commands =
        new CommandProcessor(
            new ActorRegistry(
                new TaskRequestActor(writers),
                new ResultActor(writers),
                new StepEnqueuerActor(writers),
                new TaskFinalizerActor(writers),
                new DeadlineActor(writers),
                new CancellationActor(writers),
                new StepRepairActor(writers)),
            new CommandStats(),
            System::nanoTime);
    writers.start();
  }

  CommandProcessor commands() {
    return commands;
  }

  @Override
  public void close() {
    writers.stop();
  }

  private static final class NobodyListens implements WriterPool.Listener {
    @Override
    public void found(WriterEvent look) {}

    @Override
    public void deadlineSet(Instant due) {}
  }
}
