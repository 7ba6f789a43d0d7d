package io.tasker.walk;

import io.tasker.testkit.Eventually;
import io.tasker.testkit.TcpProxy;
import io.tasker.testkit.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Servers and workers of the assembled folder as processes, on a database of their own. */
final class Deployment implements AutoCloseable {
  static final Path HOME = Path.of("target/tasker").toAbsolutePath();
  private static final Pattern LOGGED = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\S+ INFO ");
  private static final Pattern HEALTH =
      Pattern.compile("worker health on http://127\\.0\\.0\\.1:(\\d+)/");
  private static final Duration START = Duration.ofSeconds(60);

  private final TestDatabase database = TestDatabase.create();
  private final Path folder;
  private final UnaryOperator<String> javaOptions;
  private final Map<String, String> settings = new LinkedHashMap<>();
  private final List<Tasker> started = new ArrayList<>();
  private Queueing queueing;
  private final List<TcpProxy> proxies = new ArrayList<>();
  private int number;

  /** With queues in its database. */
  Deployment(Path folder) {
    this(folder, Queueing.Kind.PGMQ);
  }

  Deployment(Path folder, Queueing.Kind kind) {
    this(folder, kind::of);
  }

  Deployment(Path folder, Function<TestDatabase, Queueing> kind) {
    this(folder, kind, ClassArchives::use);
  }

  /** With options of Java for each kind of process. */
  Deployment(
      Path folder, Function<TestDatabase, Queueing> kind, UnaryOperator<String> javaOptions) {
    this.folder = folder;
    this.javaOptions = javaOptions;
    queueing = kind.apply(database);
    queueing.settings().forEach(this::set);
    set("common.database.url", database.url());
    set("common.database.username", database.username());
    set("common.database.migrate_on_start", "true");
    set(
        "common.task_templates.search_paths",
        "['" + HOME.resolve("examples/templates") + "', '" + folder + "']");
    set("worker.handler_paths", "['" + HOME.resolve("examples/handlers/*.jar") + "']");
    set("worker.web.bind_address", "127.0.0.1:0");
  }

  /** A setting of all processes that are started from now on. */
  Deployment set(String key, String value) {
    settings.put(key, value);
    return this;
  }

  /** Processes that are started from now on reach the database through a proxy. */
  TcpProxy proxied() {
    TcpProxy made = TcpProxy.before(database.url());
    proxies.add(made);
    set("common.database.url", made.url(database.url()));
    return made;
  }

  /** Writes a template of one or more steps, each as a YAML flow mapping. */
  Deployment template(String name, String... steps) {
    StringBuilder yaml = new StringBuilder();
    yaml.append("name: ").append(name).append("\nnamespace_name: walk\nversion: 1.0.0\nsteps:\n");
    for (String step : steps) {
      yaml.append("  - { ").append(step).append(" }\n");
    }
    write(name + ".yaml", yaml.toString());
    return this;
  }

  void write(String name, String text) {
    try {
      Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts a server and waits until it is ready. */
  Server server() {
    int port = freePort();
    Tasker process = run("server", Map.of("orchestration.web.bind_address", "127.0.0.1:" + port));
    Server server = new Server(process, new RestClient(port));
    Eventually.until(
        "the server to be ready",
        START,
        () -> !process.isAlive() || server.client().isReady(),
        process::log);
    if (!process.isAlive()) {
      throw new AssertionError("the server has ended:\n" + process.log());
    }
    return server;
  }

  /** A server that serves. */
  record Server(Tasker process, RestClient client) {}

  /** Starts a worker and waits until it claims. */
  Tasker worker() {
    Tasker worker = run("worker", Map.of());
    Eventually.until(
        "the worker to be ready",
        START,
        () -> !worker.isAlive() || worker.log().contains("worker ready"),
        worker::log);
    return worker;
  }

  /** Starts a command of the launcher and does not wait. */
  Tasker run(String command, Map<String, String> more) {
    Path log = folder.resolve(command + "-" + number++ + ".log");
    ProcessBuilder builder =
        new ProcessBuilder(HOME.resolve("bin/tasker").toString(), command)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("TASKER_JAVA_OPTS", javaOptions.apply(command));
    settings.forEach((key, value) -> builder.environment().put(variable(key), value));
    more.forEach((key, value) -> builder.environment().put(variable(key), value));
    try {
      Tasker process = new Tasker(builder.start(), log);
      started.add(process);
      return process;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One process. */
  record Tasker(Process process, Path logFile) {
    boolean isAlive() {
      return process.isAlive();
    }

    String log() {
      try {
        return Files.readString(logFile);
      } catch (IOException e) {
        return "(no log: " + e + ")";
      }
    }

    /** Where a worker says how it is. */
    int healthPort() {
      Matcher said = HEALTH.matcher(log());
      if (!said.find()) {
        throw new AssertionError("the worker does not say where its health is:\n" + log());
      }
      return Integer.parseInt(said.group(1));
    }

    /** As a crash would: no chance to say anything. */
    void kill() {
      process.destroyForcibly();
      exitCode();
    }

    /** As an operator would: SIGTERM. */
    int stop() {
      process.destroy();
      return exitCode();
    }

    int exitCode() {
      try {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
          throw new AssertionError("the process does not end:\n" + log());
        }
        return process.exitValue();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  /** Lets {@code tasker verify} judge what is stored. */
  String verify() {
    Tasker verify = run("verify", Map.of());
    verify.exitCode();
    return verify
        .log()
        .lines()
        .filter(line -> !LOGGED.matcher(line).lookingAt())
        .collect(Collectors.joining("\n"));
  }

  /** What carries the messages of all processes that are started from now on. */
  void moveTo(Queueing.Kind kind) {
    queueing = kind.of(database);
    queueing.settings().forEach(this::set);
  }

  /** What carries its messages. */
  Queueing queueing() {
    return queueing;
  }

  long number(String sql) {
    return database.number(sql);
  }

  List<String> texts(String sql) {
    return database.texts(sql);
  }

  /** A connection to the database, past any proxy, for the caller to close. */
  Connection connect() throws SQLException {
    return database.connect();
  }

  void execute(String sql) {
    database.execute(sql);
  }

  @Override
  public void close() {
    started.forEach(process -> process.process().destroyForcibly());
    started.forEach(Tasker::exitCode);
    proxies.forEach(TcpProxy::close);
    database.close();
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String variable(String key) {
    return "TASKER__" + key.toUpperCase(Locale.ROOT).replace(".", "__");
  }
}
