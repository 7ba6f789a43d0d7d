package io.tasker.core.boot;

import io.helidon.dbclient.DbClient;
import io.helidon.metrics.api.MeterRegistry;
import io.helidon.service.registry.Services;
import io.tasker.contract.error.TaskerException;
import io.tasker.contract.operations.Operations;
import io.tasker.contract.spi.api.ApiListener;
import io.tasker.contract.spi.messaging.Messaging;
import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.contract.spi.security.CallerCheck;
import io.tasker.core.command.ActorRegistry;
import io.tasker.core.command.CommandMeters;
import io.tasker.core.command.CommandProcessor;
import io.tasker.core.command.CommandStats;
import io.tasker.core.component.Chore;
import io.tasker.core.component.Component;
import io.tasker.core.component.Supervisor;
import io.tasker.core.config.LoadedConfig;
import io.tasker.core.config.OrchestrationConfig;
import io.tasker.core.config.TaskerConfig;
import io.tasker.core.db.Database;
import io.tasker.core.db.DatabaseClock;
import io.tasker.core.event.Delivery;
import io.tasker.core.event.EventSystem;
import io.tasker.core.event.Signals;
import io.tasker.core.feed.EventHub;
import io.tasker.core.feed.Feeds;
import io.tasker.core.lifecycle.TemplateStepSettings;
import io.tasker.core.lifecycle.cancellation.CancellationActor;
import io.tasker.core.lifecycle.cancellation.TaskCancellation;
import io.tasker.core.lifecycle.enqueue.StepEnqueueing;
import io.tasker.core.lifecycle.enqueue.StepEnqueuerActor;
import io.tasker.core.lifecycle.finalization.TaskFinalization;
import io.tasker.core.lifecycle.finalization.TaskFinalizerActor;
import io.tasker.core.lifecycle.initialization.TaskIds;
import io.tasker.core.lifecycle.initialization.TaskInitialization;
import io.tasker.core.lifecycle.initialization.TaskInitialization.Inputs;
import io.tasker.core.lifecycle.initialization.TaskRequestActor;
import io.tasker.core.lifecycle.repair.StepRepair;
import io.tasker.core.lifecycle.repair.StepRepairActor;
import io.tasker.core.lifecycle.result.ResultActor;
import io.tasker.core.lifecycle.result.ResultProcessing;
import io.tasker.core.operations.ConfigService;
import io.tasker.core.operations.EventService;
import io.tasker.core.operations.HealthService;
import io.tasker.core.operations.TemplateIntakeService;
import io.tasker.core.plugin.PluginCatalog;
import io.tasker.core.queue.Queues;
import io.tasker.core.recovery.guard.DeadlineActor;
import io.tasker.core.recovery.guard.DeadlineProcessing;
import io.tasker.core.recovery.reconcile.Reconciler;
import io.tasker.core.resilience.Breakers;
import io.tasker.core.routing.QueueNames;
import io.tasker.core.security.SecuritySetup;
import io.tasker.core.store.CreateStore;
import io.tasker.core.store.DlqStore;
import io.tasker.core.store.DlqUpdateStore;
import io.tasker.core.store.EventStore;
import io.tasker.core.store.GaugeStore;
import io.tasker.core.store.ProcessStore;
import io.tasker.core.store.RecoveryStore;
import io.tasker.core.store.TemplateStore;
import io.tasker.core.store.Templates;
import io.tasker.core.store.ViewStore;
import io.tasker.core.telemetry.Counters;
import io.tasker.core.telemetry.Meters;
import io.tasker.core.telemetry.Tracing;
import io.tasker.core.writer.Rooms;
import io.tasker.core.writer.WriterPool;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * The orchestration server: every part is made here, by its constructor, in floor order. Reading
 * this file from top to bottom is reading what the server consists of.
 */
public final class Orchestrator implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Orchestrator.class.getName());
  private static final Duration MEASURE_CLOCK = Duration.ofSeconds(30);
  private static final int EVENTS_WAITING = 10_000;
  private static final String VERSION =
      Objects.requireNonNullElse(
          Orchestrator.class.getPackage().getImplementationVersion(), "unpackaged");

  private final Messaging messaging;
  private final Pools pools;
  private final DbClient reads;
  private final Supervisor engine;
  private final Supervisor apis;
  private final List<ApiListener> listeners;
  private final Operations operations;
  private final boolean checked;
  private final TemplateReload reload;
  private final Tracing tracing;
  private final Meters meters = new Meters(Services.get(MeterRegistry.class));
  private final CommandStats commandStats = new CommandStats(new CommandMeters(meters));
  private volatile String state = "Startup";

  private Orchestrator(LoadedConfig loaded, ClassLoader plugins, Path home) {
    TaskerConfig config = loaded.config();
    OrchestrationConfig settings = config.orchestration();
    int writerCount = writerCount(settings.writers().count());

    // plugins and connections
    tracing = TracingSetup.of(config.common().telemetry(), "tasker-server");
    messaging =
        PluginCatalog.messaging(plugins, config.common().queues().backend())
            .create(loaded.plugin("common.queues." + config.common().queues().backend()));
    NeededParts.await(config.common(), messaging);
    pools = new Pools(config.common().database(), "tasker-server", writerCount);
    Schema.bringUp(config.common().database(), messaging, plugins);
    reads = pools.reads(settings.apiPool());
    Breakers breakers = MessagingParts.breakers(messaging, config.common().breakers());
    Database sets = pools.sets(breakers.witness());
    Database chores = pools.chores(breakers.witness());

    // time, ids, randomness
    DatabaseClock clock = new DatabaseClock(chores, System::nanoTime);
    RandomGenerator random = new SecureRandom();
    TaskIds ids = new TaskIds(clock, random);

    // queues
    Signals signals = MessagingParts.signals(messaging);
    MessagingParts messages =
        MessagingParts.of(
            messaging,
            MessagingParts.Role.SERVER,
            Integer.MAX_VALUE,
            new MessagingParts.Tools(chores, clock, ids, signals, breakers.messaging()));
    Queues queues = messages.queues();

    // store
    QueueNames queueNames = new QueueNames(config.common().queues().workerNamespace());
    QueueName resultQueue = config.common().queues().orchestrationQueues().stepResults();
    TemplateStore templateStore = new TemplateStore(chores, queues);
    Templates templates = new Templates(templateStore, System::nanoTime);
    TemplateStepSettings steps = new TemplateStepSettings(templates, queueNames);
    ViewStore views = new ViewStore(reads, breakers.database());
    Set<QueueName> ours =
        Set.of(
            resultQueue,
            config.common().queues().orchestrationQueues().taskRequests(),
            config.common().queues().orchestrationQueues().taskFinalizations());
    ours.forEach(templateStore::createQueue);
    TemplateLoader loader =
        new TemplateLoader(
            templateStore,
            TemplateLoader.policy(config.common().templateRevisions()),
            config.environment(),
            queueNames,
            ids,
            clock);
    boolean newTemplates = loader.load(config.common().templatePaths(), home) > 0;
    HistoryUpkeep history = new HistoryUpkeep(chores, settings.retention(), home, clock, meters);
    history.prepare();

    // events
    Delivery delivery = DeliveryParts.make(settings.delivery(), pools, signals, clock, random);
    signals.subscribe(QueueNames.TEMPLATES, templates::forgetNames);
    if (newTemplates) {
      signals.sent(Set.of(QueueNames.TEMPLATES)); // leaves when the notifier starts
    }
    reload =
        new TemplateReload(
            () -> loader.load(config.common().templatePaths(), home),
            () -> signals.sent(Set.of(QueueNames.TEMPLATES)));

    // rooms and writers
    TaskInitialization initialization =
        new TaskInitialization(
            new KnownTemplates(templates, templateStore),
            ids,
            settings.inputsChecked() ? Inputs.CHECKED : Inputs.UNCHECKED);
    ResultProcessing results = new ResultProcessing(steps, random);
    Rooms rooms =
        new Rooms(
            results,
            new DeadlineProcessing(results),
            new TaskCancellation(),
            new StepRepair(),
            new StepEnqueueing(steps),
            new TaskFinalization(ids));
    Counters counters = new Counters(meters, new TemplateNamespaces(templateStore));
    Wakers wakers = new Wakers(clock, settings.recovery().guardInterval());
    WriterPool writers =
        new WriterPool(
            new WriterPool.Size(
                writerCount, settings.writers().setSize(), settings.commandChannelCapacity()),
            new WriterPool.Tools(
                sets,
                new CreateStore(queues),
                new ProcessStore(queues),
                queueNames,
                () -> queues.inbox(resultQueue),
                QueueEntry.entries(
                    settings.entry(),
                    config.common().queues().orchestrationQueues(),
                    queues,
                    initialization),
                rooms,
                clock,
                tracing),
            signals,
            counters,
            wakers);

    ProcessMeters.of(pools, meters);
    ProcessMeters.of(writers::stats, meters);
    WorkerQueues workerQueues = new WorkerQueues(templateStore, queueNames);
    Set<QueueName> watched = new HashSet<>(ours);
    watched.addAll(messages.backlogs());
    StoredGauges gauges =
        StoredGauges.show(new GaugeStore(chores, queues), workerQueues, watched, meters);
    Protection protection =
        new Protection(
            new Protection.Sources(breakers, writers::stats, watched, gauges::depths),
            config.common().queues().depths(),
            settings.evaluationInterval(),
            meters);
    new PublicGauges(
            () -> state,
            pools::connections,
            () -> breakers.database().state().ordinal(),
            writers::stats)
        .show(VERSION, meters);

    // doors and hallway
    ActorRegistry actors =
        new ActorRegistry(
            new TaskRequestActor(writers),
            new ResultActor(writers),
            new StepEnqueuerActor(writers),
            new TaskFinalizerActor(writers),
            new DeadlineActor(writers),
            new CancellationActor(writers),
            new StepRepairActor(writers));
    CommandProcessor commands = new CommandProcessor(actors, commandStats, System::nanoTime);
    Doors doors = new Doors(commands);

    // what looks for work
    EventSystem resultEvents =
        new EventSystem(
            "result-events", Set.of(resultQueue), signals, delivery.pace(), doors::lookForResults);
    Chore guards = new Chore("guard-sweep", () -> wakers.sweep(doors::lookForDeadlines));
    QueueEntry entry =
        new QueueEntry(
            settings.entry(),
            config.common().queues().orchestrationQueues(),
            signals,
            delivery,
            doors);
    DeliveryParts.observe(
        delivery,
        meters,
        "server",
        () -> {
          resultEvents.wake();
          entry.wake();
        });
    wakers.connect(look -> entry.found(look, resultEvents), guards::wake);
    RecoveryStore recovery = new RecoveryStore(chores, queues);
    Watch watch = new Watch(new DlqStore(chores), recovery, ids, doors, counters, clock);
    Reconciler reconciler =
        new Reconciler(
            recovery,
            steps,
            resultQueue,
            doors,
            counters::repairs,
            clock,
            new Reconciler.Patience(
                settings.recovery().lostMessageAfter(),
                Reconciler.DEADLINE_PATIENCE,
                settings.recovery().reconcileInterval()));

    EventHub eventHub = new EventHub(new EventStore(chores), System::nanoTime);
    signals.subscribeToAny(eventHub::hint);
    List<Component> parts = new ArrayList<>(List.of(eventHub, writers, actors, resultEvents));
    parts.addAll(entry.parts());
    parts.addAll(List.of(guards, new Chore("reconciler", reconciler::runOnce)));
    parts.addAll(watch.parts(settings.dlq(), settings.recovery().reconcileInterval()));
    parts.addAll(history.components());
    parts.addAll(messages.deadLetters(() -> workerQueues.and(ours), counters::deadMessages));
    parts.add(protection.chore());
    parts.add(Chore.every(MEASURE_CLOCK, "clock", () -> clock.measure(chores)));
    engine = new Supervisor(DeliveryParts.around(delivery, messages.around(parts)));

    // APIs
    HealthService health =
        new HealthService(
            new HealthService.Facts(
                VERSION,
                config.environment(),
                () -> state,
                () -> DeliveryParts.check(delivery),
                messages::check,
                settings.apiPool().maxConnections(),
                writerCount),
            views,
            protection.timed(() -> clock.measure(chores)),
            protection.load(writers::stats, pools::usedPercent),
            clock);
    operations =
        new OperationParts(reads, breakers.database(), views, clock)
            .all(
                new OperationParts.Tasks(initialization, commands, protection.gate(), tracing),
                new DlqUpdateStore(chores),
                settings.dlq().staleness().thresholds(),
                pools::utilization,
                new ConfigService(loaded, VERSION, clock),
                health,
                new EventService(new Feeds(eventHub, clock, EVENTS_WAITING), views),
                new TemplateIntakeService(
                    loader::register, () -> signals.sent(Set.of(QueueNames.TEMPLATES))));
    CallerCheck callers =
        SecuritySetup.of(settings.auth(), home, clock.withZone(ZoneOffset.UTC), meters);
    checked = settings.auth().enabled();
    listeners = Apis.enabled(loaded, plugins, operations, callers);
    apis = new Supervisor(listeners.stream().map(Apis::component).toList());
  }

  /**
   * Makes and starts a server; returns when it serves.
   *
   * @param plugins the class loader of the enabled plugins, already the thread's context class
   *     loader
   * @param home what relative paths in the configuration start from
   * @throws TaskerException of kind {@code USER} for what an operator must change
   */
  public static Orchestrator start(LoadedConfig config, ClassLoader plugins, Path home) {
    Orchestrator server = new Orchestrator(config, plugins, home);
    try {
      server.engine.start();
      server.state = "Normal";
      server.apis.start();
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
    server.listeners.forEach(
        listener ->
            LOG.log(Level.INFO, "listening on {0}:/{1}", listener.scheme(), listener.address()));
    server.listeners.forEach(listener -> Apis.warnIfOpen(listener, server.checked));
    LOG.log(Level.INFO, "server ready version={0} apis={1}", VERSION, server.listeners.size());
    return server;
  }

  /** What API plugins get, for whoever embeds the server. */
  public Operations operations() {
    return operations;
  }

  /**
   * Reads the template files again. A file that cannot be used is logged with every problem; then
   * nothing changes. Never throws.
   */
  public void reloadTemplates() {
    reload.run();
  }

  /** The listeners that are started. */
  public List<ApiListener> listeners() {
    return listeners;
  }

  /**
   * Stops in reverse: APIs first, then what looks for work, then the writers, then the connections.
   */
  @Override
  public void close() {
    state = "GracefulShutdown";
    apis.stop();
    engine.stop();
    commandStats
        .snapshot()
        .forEach((kind, stats) -> LOG.log(Level.INFO, "commands kind={0} {1}", kind, stats));
    tracing.close();
    meters.close();
    reads.close();
    pools.close();
    messaging.close();
    state = "Stopped";
  }

  private static int writerCount(int configured) {
    return configured > 0 ? configured : Math.min(2, Runtime.getRuntime().availableProcessors());
  }
}
