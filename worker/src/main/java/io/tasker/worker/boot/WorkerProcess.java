package io.tasker.worker.boot;

import io.helidon.metrics.api.MeterRegistry;
import io.helidon.service.registry.Services;
import io.tasker.contract.error.TaskerException;
import io.tasker.contract.spi.messaging.Messaging;
import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.core.boot.DeliveryParts;
import io.tasker.core.boot.MessagingParts;
import io.tasker.core.boot.NeededParts;
import io.tasker.core.boot.Pools;
import io.tasker.core.boot.Schema;
import io.tasker.core.boot.TracingSetup;
import io.tasker.core.component.Chore;
import io.tasker.core.component.Component;
import io.tasker.core.component.Supervisor;
import io.tasker.core.config.LoadedConfig;
import io.tasker.core.config.WorkerConfig;
import io.tasker.core.db.Database;
import io.tasker.core.db.DatabaseClock;
import io.tasker.core.event.Delivery;
import io.tasker.core.event.Signals;
import io.tasker.core.plugin.PluginCatalog;
import io.tasker.core.queue.Queues;
import io.tasker.core.resilience.Breakers;
import io.tasker.core.routing.QueueNames;
import io.tasker.core.store.ClaimStore.Lease;
import io.tasker.core.store.TemplateStore;
import io.tasker.core.store.Templates;
import io.tasker.core.store.WorkerStore;
import io.tasker.core.telemetry.Meters;
import io.tasker.core.telemetry.Tracing;
import io.tasker.worker.dispatch.StepRunner;
import io.tasker.worker.dispatch.WorkerMeters;
import io.tasker.worker.health.HealthEndpoint;
import io.tasker.worker.resolve.Handlers;
import io.tasker.worker.resolve.RunnableSteps;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * The worker: every part is made here, by its constructor. It talks to the database, never to an
 * API.
 */
public final class WorkerProcess implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(WorkerProcess.class.getName());
  private static final Duration SEEN_EVERY = Duration.ofSeconds(10);
  private static final Duration MEASURE_CLOCK = Duration.ofSeconds(30);

  /** One connection claims, one hands results in. */
  private static final int SET_CONNECTIONS = 2;

  private final Messaging messaging;
  private final Meters meters = new Meters(Services.get(MeterRegistry.class));
  private final Tracing tracing;
  private final Pools pools;
  private final Supervisor parts;
  private final StepRunner runner;
  private final Runnable signOff;
  private volatile boolean ready;

  private WorkerProcess(LoadedConfig loaded, ClassLoader plugins, Handlers handlers) {
    WorkerConfig settings = loaded.config().worker();
    var common = loaded.config().common();
    tracing = TracingSetup.of(common.telemetry(), "tasker-worker");
    messaging =
        PluginCatalog.messaging(plugins, common.queues().backend())
            .create(loaded.plugin("common.queues." + common.queues().backend()));
    NeededParts.await(common, messaging);
    pools = new Pools(common.database(), "tasker-worker", SET_CONNECTIONS);
    Schema.await(common.database(), messaging, plugins);
    Breakers breakers = MessagingParts.breakers(messaging, common.breakers());
    Database sets = pools.sets(breakers.witness());
    Database chores = pools.chores(breakers.witness());
    DatabaseClock clock = new DatabaseClock(chores, System::nanoTime);

    RandomGenerator random = new SecureRandom();
    Signals signals = MessagingParts.signals(messaging);
    MessagingParts messages =
        MessagingParts.of(
            messaging,
            MessagingParts.Role.WORKER,
            settings.dispatch().maxConcurrentHandlers() + settings.dispatch().bufferSize(),
            new MessagingParts.Tools(
                chores,
                clock,
                () -> new UUID(random.nextLong(), random.nextLong()),
                signals,
                breakers.messaging()));
    Queues queues = messages.queues();

    QueueNames queueNames = new QueueNames(common.queues().workerNamespace());
    QueueName resultQueue = common.queues().orchestrationQueues().stepResults();
    TemplateStore templateStore = new TemplateStore(chores, queues);
    RunnableSteps runnable = new RunnableSteps(templateStore, handlers, queueNames);
    runnable.runOnce();
    WorkerStore workers = new WorkerStore(chores);
    int owner = workers.register(settings.workerId(), hostName(), clock.instant());

    Delivery delivery = DeliveryParts.make(settings.delivery(), pools, signals, clock, random);
    runner =
        new StepRunner(
            new StepRunner.Settings(
                settings.workerId(),
                owner,
                settings.dispatch().maxConcurrentHandlers(),
                settings.dispatch().bufferSize(),
                settings.setSize(),
                new Lease(settings.lease().margin(), settings.lease().fixed().orElse(null)),
                settings.lease().heartbeat(),
                settings.shutdownTimeout()),
            new StepRunner.Tools(
                sets,
                chores,
                queues,
                new Templates(templateStore, System::nanoTime),
                handlers,
                runnable,
                resultQueue,
                clock,
                new WorkerMeters(meters),
                tracing),
            signals,
            delivery.pace());
    DeliveryParts.observe(delivery, meters, "worker", runner::wake);

    Chore lookForSteps = new Chore("runnable-steps", () -> look(runnable));
    signals.subscribe(QueueNames.TEMPLATES, lookForSteps::wake);
    List<Component> components = new ArrayList<>();
    components.add(runner);
    components.add(lookForSteps);
    components.add(
        new Chore(
            "worker-seen",
            () -> {
              workers.seen(owner, clock.instant());
              return SEEN_EVERY;
            }));
    components.add(
        new Chore(
            "clock",
            () -> {
              clock.measure(chores);
              return MEASURE_CLOCK;
            }));
    List<Component> all = DeliveryParts.around(delivery, messages.around(components));
    if (settings.webEnabled()) {
      all.add(
          new HealthEndpoint(
              settings.webBindAddress(),
              settings.workerId(),
              new WorkerHealth(
                  () -> ready,
                  () -> clock.measure(chores),
                  breakers,
                  messages::check,
                  () -> DeliveryParts.check(delivery),
                  this::held),
              () -> facts(delivery),
              clock));
    }
    WorkerGauges.register(meters, pools, settings.workerId());
    parts = new Supervisor(all);
    signOff = () -> workers.stopped(owner, clock.instant());
    LOG.log(
        Level.INFO,
        "worker made worker_id={0} handlers={1}",
        settings.workerId(),
        handlers.callables());
  }

  /**
   * Makes and starts a worker; returns when it claims.
   *
   * @param plugins the class loader of the enabled plugins
   * @throws TaskerException of kind {@code USER} for what an operator must change
   */
  public static WorkerProcess start(LoadedConfig config, ClassLoader plugins, Handlers handlers) {
    WorkerProcess worker = new WorkerProcess(config, plugins, handlers);
    try {
      worker.parts.start();
    } catch (RuntimeException e) {
      worker.close();
      throw e;
    }
    worker.ready = true;
    LOG.log(Level.INFO, "worker ready");
    return worker;
  }

  /** Steps that are claimed and whose result is not committed. */
  public int held() {
    return runner.held();
  }

  /**
   * Stops in reverse: claims nothing new, lets handlers end, hands results in, closes connections.
   */
  @Override
  public void close() {
    ready = false;
    parts.stop();
    try {
      signOff.run();
    } catch (RuntimeException e) {
      LOG.log(Level.DEBUG, "the worker could not sign off", e);
    }
    tracing.close();
    meters.close();
    pools.close();
    messaging.close();
  }

  private Duration look(RunnableSteps runnable) {
    RunnableSteps.Known before = runnable.known();
    Duration rest = runnable.runOnce();
    if (runnable.known() != before) {
      runner.wake();
    }
    return rest;
  }

  private static Map<String, String> facts(Delivery delivery) {
    return Map.of(
        "delivery_mode", delivery.mode().value(),
        "delivery_path", delivery.monitor().path().value());
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }
}
