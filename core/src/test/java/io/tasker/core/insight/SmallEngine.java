package io.tasker.core.insight;

import io.helidon.metrics.api.MeterRegistry;
import io.helidon.service.registry.Services;
import io.tasker.contract.model.Json;
import io.tasker.contract.model.Origin;
import io.tasker.contract.model.TaskRequest;
import io.tasker.contract.model.TemplateName;
import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.contract.template.TaskTemplate;
import io.tasker.core.actor.Reply;
import io.tasker.core.db.Database;
import io.tasker.core.db.DatabaseClock;
import io.tasker.core.event.Signals;
import io.tasker.core.lifecycle.TemplateStepSettings;
import io.tasker.core.lifecycle.WriterEvent;
import io.tasker.core.lifecycle.cancellation.TaskCancellation;
import io.tasker.core.lifecycle.enqueue.StepEnqueueing;
import io.tasker.core.lifecycle.finalization.TaskFinalization;
import io.tasker.core.lifecycle.initialization.TaskIds;
import io.tasker.core.lifecycle.initialization.TaskInitialization;
import io.tasker.core.lifecycle.initialization.TemplateSource;
import io.tasker.core.lifecycle.repair.StepRepair;
import io.tasker.core.lifecycle.result.ResultProcessing;
import io.tasker.core.queue.QueueReader;
import io.tasker.core.recovery.guard.DeadlineProcessing;
import io.tasker.core.store.CreateStore;
import io.tasker.core.store.ProcessStore;
import io.tasker.core.store.StoredTemplate;
import io.tasker.core.store.TemplateStore;
import io.tasker.core.store.TemplateStore.Candidate;
import io.tasker.core.store.TemplateStore.OtherContent;
import io.tasker.core.store.Templates;
import io.tasker.core.telemetry.Counters;
import io.tasker.core.telemetry.Tracing;
import io.tasker.core.writer.Rooms;
import io.tasker.core.writer.WriterPool;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Two writers and a clock that looks for deadlines; no more of the engine than moves tasks. */
final class SmallEngine implements AutoCloseable {
  private final TemplateStore templateStore;
  private final TaskInitialization initialization;
  private final InstantSource clock;
  private final Signals signals = new Signals();
  private final WriterPool writers;
  private final ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor();

  SmallEngine(Database database) {
    clock = new DatabaseClock(database, System::nanoTime);
    templateStore = new TemplateStore(database, WorldDatabase.BOXES);
    Random random = new Random(1);
    TaskIds ids = new TaskIds(clock, random);
    initialization = new TaskInitialization(new Stored(templateStore), ids);
    var settings =
        new TemplateStepSettings(
            new Templates(templateStore, System::nanoTime), WorldDatabase.QUEUES);
    var results = new ResultProcessing(settings, new Random(2));
    Rooms rooms =
        new Rooms(
            results,
            new DeadlineProcessing(results),
            new TaskCancellation(),
            new StepRepair(),
            new StepEnqueueing(settings),
            new TaskFinalization(ids));
    var tools =
        new WriterPool.Tools(
            database,
            new CreateStore(WorldDatabase.BOXES),
            new ProcessStore(WorldDatabase.BOXES),
            WorldDatabase.QUEUES,
            () -> new QueueReader(WorldDatabase.MESSAGING, WorldDatabase.RESULTS, System::nanoTime),
            new WriterPool.Entries(
                initialization,
                () -> reader("orchestration_task_requests"),
                () -> reader("orchestration_task_finalizations"),
                new WriterPool.EntrySizes(50, 50)),
            rooms,
            clock,
            Tracing.OFF);
    writers =
        new WriterPool(
            new WriterPool.Size(2, 50, 1_000),
            tools,
            signals,
            new Counters(Services.get(MeterRegistry.class)),
            new NobodyListens());
  }

  private static QueueReader reader(String queue) {
    return new QueueReader(WorldDatabase.MESSAGING, new QueueName(queue), System::nanoTime);
  }

  void start(TaskTemplate template) {
    QueueName queue = WorldDatabase.QUEUES.ofWorkers(template.name().namespace());
    UUID id = new TaskIds(clock, new Random(3)).get();
    templateStore.register(
        List.of(new Candidate(template, id, queue)), OtherContent.REFUSED, now());
    templateStore.createQueue(WorldDatabase.RESULTS);
    signals.subscribe(WorldDatabase.RESULTS, () -> writers.offer(new WriterEvent.ResultsWaiting()));
    writers.start();
    ticks.scheduleWithFixedDelay(
        () -> {
          writers.offer(new WriterEvent.DeadlinesDue());
          writers.offer(new WriterEvent.ResultsWaiting());
        },
        20,
        20,
        TimeUnit.MILLISECONDS);
  }

  /** Asks for a task and does not wait for it. */
  Reply<WriterEvent.Creation> create(TemplateName template, int number) {
    var request =
        new TaskRequest(
            template,
            new Json("{\"number\": " + number + "}"),
            new Origin("test", "test", "test"),
            List.of(),
            0,
            null,
            null,
            null,
            null,
            null);
    Reply<WriterEvent.Creation> reply = Reply.to("create task number=" + number);
    writers.offer(new WriterEvent.Create(initialization.plan(request), reply));
    return reply;
  }

  TemplateStore templates() {
    return templateStore;
  }

  Signals signals() {
    return signals;
  }

  Instant now() {
    return clock.instant();
  }

  @Override
  public void close() {
    ticks.shutdownNow();
    writers.stop();
  }

  private record Stored(TemplateStore store) implements TemplateSource {
    @Override
    public Optional<StoredTemplate> find(TemplateName name) {
      return store.find(name);
    }

    @Override
    public List<TemplateName> names() {
      return store.names();
    }
  }

  private static final class NobodyListens implements WriterPool.Listener {
    @Override
    public void found(WriterEvent look) {}

    @Override
    public void deadlineSet(Instant due) {}
  }
}
