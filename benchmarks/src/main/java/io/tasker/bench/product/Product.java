package io.tasker.bench.product;

import io.tasker.bench.BenchException;
import io.tasker.bench.Workload;
import io.tasker.examples.demo.Child;
import io.tasker.examples.demo.Patience;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The assembled product as a user starts it: a server and a worker, with what they ship as
 * settings.
 */
public final class Product implements AutoCloseable {
  private static final Duration START_PATIENCE = Duration.ofSeconds(60);
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);

  private final Path home;
  private final Path work;
  private final String jdbcUrl;
  private final Map<String, String> messaging;
  private final int port;
  private final int grpcPort;
  private final Deque<Child> children = new ArrayDeque<>();

  /**
   * Starts both; returns when both say that they are ready.
   *
   * @param home the assembled folder
   * @param work for logs and templates
   * @param jdbcUrl a migrated database
   * @param messaging settings of what carries messages
   * @param templates of workloads that do not come with the examples
   */
  public Product(
      Path home,
      Path work,
      String jdbcUrl,
      Map<String, String> messaging,
      List<Workload> templates) {
    this.home = home;
    this.work = work;
    this.jdbcUrl = jdbcUrl;
    this.messaging = messaging;
    this.port = freePort();
    this.grpcPort = freePort();
    try {
      Files.createDirectories(work.resolve("templates"));
      for (Workload workload : templates) {
        Path file = work.resolve("templates").resolve(workload.template() + ".yaml");
        Files.writeString(file, workload.yaml());
      }
    } catch (IOException e) {
      throw new BenchException("cannot write to " + work + ": " + e.getMessage(), e);
    }
    start(
        "server",
        Map.of(
            "TASKER__ORCHESTRATION__WEB__BIND_ADDRESS",
            "127.0.0.1:" + port,
            "TASKER__ORCHESTRATION__GRPC__ENABLED",
            "true",
            "TASKER__ORCHESTRATION__GRPC__BIND_ADDRESS",
            "127.0.0.1:" + grpcPort));
    start(
        "worker",
        Map.of(
            "TASKER__WORKER__HANDLER_PATHS",
            list(home.resolve("examples/handlers/*.jar")),
            "TASKER__WORKER__WEB__BIND_ADDRESS",
            "127.0.0.1:0"));
  }

  /** Where the REST API listens. */
  public InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  /** Where the gRPC API listens. */
  public InetSocketAddress grpcAddress() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), grpcPort);
  }

  /** The numbers of both processes. */
  public List<Long> processes() {
    return children.stream().map(Child::pid).toList();
  }

  /** The worker's process gets no CPU until {@link #resumeWorker}. */
  public void pauseWorker() {
    signalWorker("STOP");
  }

  /** The worker goes on. */
  public void resumeWorker() {
    signalWorker("CONT");
  }

  private void signalWorker(String signal) {
    try {
      String worker = Long.toString(children.getFirst().pid());
      new ProcessBuilder("kill", "-" + signal, worker).inheritIO().start().waitFor();
    } catch (IOException e) {
      throw new BenchException("cannot signal the worker: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchException("interrupted", e);
    }
  }

  private void start(String command, Map<String, String> settings) {
    Map<String, String> environment = new HashMap<>(settings);
    environment.putAll(messaging);
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("TASKER__COMMON__DATABASE__URL", jdbcUrl);
    environment.put(
        "TASKER__COMMON__TASK_TEMPLATES__SEARCH_PATHS",
        list(home.resolve("examples/templates/*.yaml"), work.resolve("templates/*.yaml")));
    List<String> words = List.of(home.resolve("bin/tasker").toString(), command);
    Child child = Child.start(command, work.resolve(command + ".log"), words, environment);
    children.push(child);
    String ready = command + " ready";
    boolean came =
        Patience.until(
            START_PATIENCE,
            () -> {
              child.requireAlive();
              return child.logLines().stream().anyMatch(line -> line.contains(ready));
            });
    if (!came) {
      throw child.failed("is not ready after " + START_PATIENCE.toSeconds() + " s");
    }
  }

  private static String list(Path... paths) {
    List<String> quoted =
        List.of(paths).stream()
            .map(path -> "'" + path.toString().replace("'", "''") + "'")
            .toList();
    return "[" + String.join(", ", quoted) + "]";
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new BenchException("there is no free port: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    while (!children.isEmpty()) {
      children.pop().stop(STOP_PATIENCE);
    }
  }
}
