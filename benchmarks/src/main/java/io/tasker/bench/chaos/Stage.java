package io.tasker.bench.chaos;

import io.tasker.bench.BenchException;
import io.tasker.bench.chaos.effect.HandlerJar;
import io.tasker.examples.demo.Backend;
import io.tasker.examples.demo.Child;
import io.tasker.examples.demo.Patience;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The assembled product: two servers and two workers on one database, and a broker or none. */
final class Stage implements AutoCloseable {
  private static final Duration VERIFY = Duration.ofSeconds(120);

  private final Settings settings;
  private final ChaosDatabase database;
  private final @Nullable ChaosBroker broker;
  private final List<Member> servers = new ArrayList<>();
  private final List<Member> workers = new ArrayList<>();
  private final Thread endAtExit = new Thread(this::endMembers, "chaos-end");

  /**
   * Starts all; returns when all are ready.
   *
   * @param home the assembled folder
   * @param work an empty folder
   * @param messaging what carries messages
   */
  Stage(Path home, Path work, Backend messaging) throws IOException {
    database = new ChaosDatabase(work.resolve("database"));
    try {
      broker =
          switch (messaging) {
            case PGMQ -> null;
            case RABBITMQ -> new ChaosBroker(work.resolve("broker"));
          };
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
    Map<String, String> variables = broker == null ? Map.of() : broker.settings();
    settings = new Settings(home, work, database.url(), variables);
    Runtime.getRuntime().addShutdownHook(endAtExit); // they do not get the terminal's Ctrl-C
    try {
      write();
      List<Integer> ports = freePorts(4);
      for (int i = 0; i < 2; i++) {
        servers.add(new Member("server", i + 1, settings, ports.get(i)));
        workers.add(new Member("worker", i + 1, settings, ports.get(i + 2)));
      }
      servers.forEach(Stage::startReady); // the first makes the schema and registers templates
      workers.forEach(Member::start);
      workers.forEach(Member::awaitReady);
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  ChaosDatabase database() {
    return database;
  }

  /**
   * The broker.
   *
   * @throws IllegalStateException if there is none
   */
  ChaosBroker broker() {
    if (broker == null) {
      throw new IllegalStateException("queues are in the database");
    }
    return broker;
  }

  List<Member> servers() {
    return List.copyOf(servers);
  }

  List<Member> workers() {
    return List.copyOf(workers);
  }

  Path effects() {
    return settings.effects();
  }

  List<Member> members() {
    return Stream.concat(servers.stream(), workers.stream()).toList();
  }

  /** What {@code tasker verify} finds; empty if all is well. */
  List<String> verify() {
    List<String> words = List.of(settings.home().resolve("bin/tasker").toString(), "verify");
    Map<String, String> environment = settings.environment(0);
    Child verify = Child.start("verify", settings.logs().resolve("verify.log"), words, environment);
    if (!Patience.until(VERIFY, () -> !verify.isAlive())) {
      verify.kill();
      throw verify.failed("does not end");
    }
    List<String> lines = verify.logLines();
    // Before it there are lines of the log, such as about a broker that was connected.
    return !lines.isEmpty() && lines.getLast().equals("no violations") ? List.of() : lines;
  }

  private void write() throws IOException {
    Files.createDirectories(settings.templates());
    Files.createDirectories(settings.logs());
    Files.createDirectories(settings.effects());
    HandlerJar.write(settings.handler());
    for (var template : Mix.templates().entrySet()) {
      Path file = settings.templates().resolve(template.getKey() + ".yaml");
      Files.writeString(file, template.getValue());
    }
  }

  private static void startReady(Member member) {
    member.start();
    member.awaitReady();
  }

  private static List<Integer> freePorts(int count) {
    List<ServerSocket> held = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      }
      List<Integer> ports = held.stream().map(ServerSocket::getLocalPort).toList();
      for (ServerSocket socket : held) {
        socket.close();
      }
      return ports;
    } catch (IOException e) {
      throw new BenchException("there is no free port: " + e.getMessage(), e);
    }
  }

  private void endMembers() {
    members().forEach(Member::close);
  }

  @Override
  public void close() {
    endMembers();
    Runtime.getRuntime().removeShutdownHook(endAtExit);
    if (broker != null) {
      broker.close();
    }
    database.close();
  }
}
