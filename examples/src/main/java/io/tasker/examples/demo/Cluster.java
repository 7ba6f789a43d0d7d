package io.tasker.examples.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * Database, broker if there is one, server and worker, each a process of its own, stopped in
 * reverse order.
 */
final class Cluster implements AutoCloseable {
  private static final Predicate<String> READY_WORKER = line -> line.endsWith("worker ready");
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);
  private static final String READY = "ready ";

  private final DemoOptions options;
  private final Path work;
  private final Ports ports;
  private final Deque<Child> children = new ArrayDeque<>();
  private boolean closed;

  Cluster(DemoOptions options, Path work, Ports ports) {
    this.options = options;
    this.work = work;
    this.ports = ports;
  }

  /**
   * Starts all of them; returns when server and worker say that they are ready.
   *
   * @return the database's JDBC URL
   * @throws DemoException if one does not start; those that did are stopped by {@link #close}
   */
  String start(TaskerApi api) {
    try {
      Files.createDirectories(work.resolve("log"));
    } catch (IOException e) {
      throw new DemoException("cannot write to " + work + ": " + e.getMessage(), e);
    }
    String url = startDatabase();
    Map<String, String> common =
        switch (options.messaging()) {
          case PGMQ -> Map.of();
          case RABBITMQ -> Backend.broker(startBroker());
        };
    Child server = startTasker("server", serverSettings(url), common);
    await(server, "is not ready after", api::ready);
    Child worker = startTasker("worker", workerSettings(url), common);
    await(worker, "is not ready after", () -> worker.logLines().stream().anyMatch(READY_WORKER));
    return url;
  }

  /** Fails if one of them has ended. */
  synchronized void requireAlive() {
    if (!closed) {
      children.forEach(Child::requireAlive);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    while (!children.isEmpty()) {
      children.pop().stop(STOP_PATIENCE);
    }
  }

  private String startDatabase() {
    return startHelper(
        "database",
        "io.tasker.devmode.EmbeddedDatabaseMain",
        List.of(
            "--data",
            work.resolve("data").toString(),
            "--port",
            Integer.toString(ports.database())));
  }

  private String startBroker() {
    return startHelper(
        "broker",
        "io.tasker.devmode.rabbit.RabbitBrokerMain",
        List.of("--data", work.resolve("rabbitmq").toString()));
  }

  /** Starts what is not a part of the product; returns the address that it prints. */
  private String startHelper(String name, String mainClass, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", options.devmode().resolve("*").toString(), mainClass));
    command.addAll(arguments);
    Child helper = start(name, command, Map.of());
    await(helper, "is not ready after", () -> readyUrl(helper).isPresent());
    return readyUrl(helper).orElseThrow();
  }

  private static Optional<String> readyUrl(Child database) {
    return database.logLines().stream()
        .filter(line -> line.startsWith(READY))
        .map(line -> line.substring(READY.length()).strip())
        .findFirst();
  }

  private Child startTasker(
      String command, Map<String, String> settings, Map<String, String> common) {
    Map<String, String> environment = new HashMap<>(settings);
    environment.putAll(common);
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("TASKER_ENV", "development");
    String launcher = options.home().resolve("bin").resolve("tasker").toString();
    return start(command, List.of(launcher, command), environment);
  }

  private Map<String, String> serverSettings(String url) {
    Map<String, String> settings = new HashMap<>();
    settings.put("TASKER__COMMON__DATABASE__URL", url);
    settings.put("TASKER__COMMON__DATABASE__MIGRATE_ON_START", "true");
    settings.put("TASKER__COMMON__TASK_TEMPLATES__SEARCH_PATHS", list("examples/templates/*.yaml"));
    settings.put("TASKER__ORCHESTRATION__WEB__BIND_ADDRESS", "127.0.0.1:" + ports.server());
    if (ports.grpc() != Ports.NONE) {
      settings.put("TASKER__ORCHESTRATION__GRPC__ENABLED", "true");
      settings.put("TASKER__ORCHESTRATION__GRPC__BIND_ADDRESS", "127.0.0.1:" + ports.grpc());
    }
    return settings;
  }

  private Map<String, String> workerSettings(String url) {
    Map<String, String> settings = new HashMap<>();
    settings.put("TASKER__COMMON__DATABASE__URL", url);
    settings.put("TASKER__COMMON__TASK_TEMPLATES__SEARCH_PATHS", list("examples/templates/*.yaml"));
    settings.put("TASKER__WORKER__HANDLER_PATHS", list("examples/handlers/*.jar"));
    int port = ports.worker() == Ports.NONE ? 0 : ports.worker(); // 0: any free one
    settings.put("TASKER__WORKER__WEB__BIND_ADDRESS", "127.0.0.1:" + port);
    return settings;
  }

  /** A YAML list with one path below the assembled folder. */
  private String list(String path) {
    String quoted = options.home().resolve(path).toString().replace("'", "''");
    return "['" + quoted + "']";
  }

  private synchronized Child start(
      String name, List<String> command, Map<String, String> environment) {
    if (closed) {
      throw new DemoException("stopped");
    }
    Path log = work.resolve("log").resolve(name + ".log");
    Child child = Child.start(name, log, command, environment);
    children.push(child);
    return child;
  }

  private void await(Child child, String late, BooleanSupplier condition) {
    boolean came =
        Patience.until(
            options.timeout(),
            () -> {
              child.requireAlive();
              return condition.getAsBoolean();
            });
    if (!came) {
      throw child.failed(late + " " + options.timeout().toSeconds() + " s");
    }
  }
}
