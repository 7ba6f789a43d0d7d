package io.tasker.launch;

import io.tasker.contract.spi.messaging.Messaging;
import io.tasker.core.boot.MessagingParts;
import io.tasker.core.boot.Orchestrator;
import io.tasker.core.boot.Pools;
import io.tasker.core.boot.RetentionRun;
import io.tasker.core.boot.Schema;
import io.tasker.core.boot.TemplateOutcome;
import io.tasker.core.boot.TemplateRegistration;
import io.tasker.core.config.ConfigLoader;
import io.tasker.core.config.ConfigSources;
import io.tasker.core.config.LoadedConfig;
import io.tasker.core.config.TaskerConfig;
import io.tasker.core.db.DatabaseClock;
import io.tasker.core.insight.Invariants;
import io.tasker.core.plugin.PluginCatalog;
import io.tasker.core.plugin.PluginNames;
import io.tasker.core.routing.QueueNames;
import io.tasker.worker.boot.WorkerProcess;
import io.tasker.worker.resolve.Handlers;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Turns launch options into something that runs: reads the configuration, loads the plugins, starts
 * the parts. Each method either does all it says or throws; whatever it started before that is
 * stopped again.
 *
 * <p>All throw {@link io.tasker.contract.error.TaskerException}; one of the kind {@code USER} is a
 * configuration that cannot be used.
 */
class Engine {
  private static final System.Logger LOG = System.getLogger(Engine.class.getName());
  private static final String DEFAULT_ENVIRONMENT = "production";

  /** The plugin folder that bin/tasker puts on the class path of commands that talk to a server. */
  private static final String FOR_COMMANDS = "client-grpc";

  private final Map<String, String> variables;

  /**
   * Knows how to start everything.
   *
   * @param variables the process environment
   */
  Engine(Map<String, String> variables) {
    this.variables = Map.copyOf(variables);
  }

  /** Starts an orchestration server and returns when it is ready. */
  Running startServer(LaunchOptions options) {
    LoadedConfig config = load(options);
    Logging.format(config.config().common().telemetry().logFormat());
    ClassLoader plugins = open(options, config, PluginNames.forServer(config.config()));
    Orchestrator server = Orchestrator.start(config, plugins, options.home());
    return running(
        config.config().orchestration().shutdownTimeout(), server::close, server::reloadTemplates);
  }

  /** Starts a worker and returns when it is ready. */
  Running startWorker(LaunchOptions options) {
    LoadedConfig config = load(options);
    Logging.format(config.config().common().telemetry().logFormat());
    ClassLoader plugins = open(options, config, PluginNames.forWorker(config.config()));
    ClassLoader handlers =
        HandlerJars.open(config.config().worker().handlerPaths(), options.home(), plugins);
    Thread.currentThread().setContextClassLoader(handlers);
    WorkerProcess worker = WorkerProcess.start(config, plugins, Handlers.load(handlers));
    return running(config.config().worker().shutdownTimeout(), worker::close, () -> {});
  }

  /** Brings the database's schema up to date; returns what was done, a line each. */
  List<String> migrate(LaunchOptions options) {
    LoadedConfig config = load(options);
    ClassLoader plugins = open(options, config, PluginNames.forWorker(config.config()));
    return withMessaging(
        config,
        plugins,
        messaging ->
            Schema.migrator(config.config().common().database(), messaging, plugins).migrate());
  }

  /** Registers template files, all or none; returns what became of each. */
  List<TemplateOutcome> registerTemplates(LaunchOptions options, List<Path> files) {
    LoadedConfig config = load(options);
    ClassLoader plugins = open(options, config, PluginNames.forWorker(config.config()));
    return withMessaging(
        config,
        plugins,
        messaging -> TemplateRegistration.register(config.config(), messaging, plugins, files));
  }

  /** Checks the invariants of what is stored; returns the violations, a line each. */
  List<String> verify(LaunchOptions options) {
    LoadedConfig config = load(options);
    var common = config.config().common();
    ClassLoader plugins = open(options, config, PluginNames.forWorker(config.config()));
    QueueNames queueNames = new QueueNames(common.queues().workerNamespace());
    return withMessaging(
        config,
        plugins,
        messaging -> {
          try (Pools pools = new Pools(common.database(), "tasker-verify", 1)) {
            DatabaseClock clock = new DatabaseClock(pools.chores(), System::nanoTime);
            return new Invariants(
                    pools.chores(),
                    MessagingParts.onlyLooking(messaging, clock),
                    common.queues().orchestrationQueues().stepResults(),
                    queueNames::ofWorkers)
                .check().stream()
                    .map(
                        violation ->
                            violation.invariant()
                                + ": "
                                + violation.finding()
                                + " ("
                                + violation.promise()
                                + ")")
                    .toList();
          }
        });
  }

  /** Deletes what is old enough, or says what that is; tells what it does, line by line. */
  void retention(LaunchOptions options, RetentionRun.Wish wish, Consumer<String> out) {
    LoadedConfig config = load(options);
    ClassLoader plugins = open(options, config, PluginNames.forWorker(config.config()));
    withMessaging(
        config,
        plugins,
        messaging -> {
          RetentionRun.run(config.config(), messaging, plugins, options.home(), wish, out);
          return wish;
        });
  }

  /** Returns the plugins that are there and which of them are enabled, a line each. */
  List<String> plugins(LaunchOptions options) {
    TaskerConfig config = load(options).config();
    List<String> enabled = PluginNames.forServer(config);
    return PluginCatalog.folders(options.pluginFolder()).stream()
        .map(name -> name + " " + use(name, enabled))
        .toList();
  }

  private static String use(String plugin, List<String> enabled) {
    if (plugin.equals(FOR_COMMANDS)) {
      return "for commands";
    }
    return enabled.contains(plugin) ? "enabled" : "not enabled";
  }

  /** Reads and checks the configuration. */
  LoadedConfig config(LaunchOptions options) {
    String environment = variables.getOrDefault("TASKER_ENV", "");
    return ConfigLoader.load(
            new ConfigSources(
                options.configFolder().resolve("tasker.yaml"),
                environment.isEmpty() ? DEFAULT_ENVIRONMENT : environment,
                Optional.ofNullable(options.configFile()),
                variables,
                options.settings()))
        .at(options.home());
  }

  /**
   * Checks the configuration and that what it asks for is there: the plugins, and for a worker the
   * paths of its handlers. Loads none of it.
   *
   * @return the warnings
   */
  List<String> validate(LaunchOptions options, ProcessKind kind) {
    LoadedConfig config = config(options);
    switch (kind) {
      case SERVER -> open(options, config, PluginNames.forServer(config.config()));
      case WORKER -> {
        ClassLoader plugins = open(options, config, PluginNames.forWorker(config.config()));
        HandlerJars.open(config.config().worker().handlerPaths(), options.home(), plugins);
      }
    }
    return config.warnings();
  }

  private LoadedConfig load(LaunchOptions options) {
    LoadedConfig config = config(options);
    config.warnings().forEach(warning -> LOG.log(Level.WARNING, "{0}", warning));
    return config;
  }

  /** The plugins' class loader; the thread's from here on, before any Helidon object is made. */
  private static ClassLoader open(LaunchOptions options, LoadedConfig config, List<String> names) {
    ClassLoader plugins = PluginCatalog.open(options.pluginFolder(), names, config);
    Thread.currentThread().setContextClassLoader(plugins);
    return plugins;
  }

  private static <T> T withMessaging(
      LoadedConfig config, ClassLoader plugins, Function<Messaging, T> work) {
    String backend = config.config().common().queues().backend();
    try (Messaging messaging =
        PluginCatalog.messaging(plugins, backend)
            .create(config.plugin("common.queues." + backend))) {
      return work.apply(messaging);
    }
  }

  private static Running running(Duration shutdownTimeout, Runnable stop, Runnable reload) {
    return new Running() {
      @Override
      public Duration shutdownTimeout() {
        return shutdownTimeout;
      }

      @Override
      public void reload() {
        reload.run();
      }

      @Override
      public void stop() {
        stop.run();
      }
    };
  }
}
