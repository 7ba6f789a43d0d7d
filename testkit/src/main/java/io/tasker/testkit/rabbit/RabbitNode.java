package io.tasker.testkit.rabbit;

import io.tasker.testkit.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A RabbitMQ node on free ports of this machine with data of its own, as root or as anybody. It
 * runs beside other nodes and a broker of the system without touching them.
 *
 * <p>Its processes end with {@link #close()}, and with this JVM however that ends: a guard waits
 * for the end of a pipe that only we hold open. Not for use by several threads.
 */
public final class RabbitNode implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(60);
  private static final byte[] HELLO = {'A', 'M', 'Q', 'P', 0, 0, 9, 1};

  private final NodeFiles files;
  private @Nullable NodeProcesses processes;

  private RabbitNode(NodeFiles files) {
    this.files = files;
  }

  /** The one node of this JVM, for tests that do not break it; it ends with the JVM. */
  public static RabbitNode shared() {
    return Shared.NODE;
  }

  /**
   * A new node that takes connections.
   *
   * @throws AssertionError if RabbitMQ is not installed, or the node does not start
   */
  public static RabbitNode start() {
    return started(NodeFiles.create(Optional.empty()));
  }

  /** A new node that takes connections by TLS only. */
  public static RabbitNode startWithTls(TlsFiles tls) {
    return started(NodeFiles.create(Optional.of(tls)));
  }

  private static RabbitNode started(NodeFiles files) {
    RabbitNode node = new RabbitNode(files);
    try {
      node.startAgain();
    } catch (RuntimeException | Error e) {
      node.close();
      throw e;
    }
    return node;
  }

  /** The port for clients. */
  public int port() {
    return files.port();
  }

  /** The address for clients, of a user who may do everything. */
  public String url() {
    return url(port());
  }

  /** The same by way of another port, such as a proxy's. */
  public String url(int port) {
    return (files.tls() ? "amqps" : "amqp") + "://guest:guest@localhost:" + port + "/%2F";
  }

  /** Starts the node with the data it had when it ended. */
  public void startAgain() {
    if (processes != null) {
      throw new IllegalStateException("the node runs");
    }
    processes = NodeProcesses.start(files);
    Eventually.until(
        "RabbitMQ takes connections", START, this::takesConnections, () -> files.output());
  }

  /** Stops the node in good order; what is durable is there when it starts again. */
  public void stop() {
    ctl("stop", files.pidFile().toString());
    kill();
  }

  /** Ends the node at once, as a crash would. */
  public void kill() {
    if (processes != null) {
      processes.close();
      processes = null;
    }
  }

  /**
   * Runs {@code rabbitmqctl} and returns what it prints.
   *
   * @throws AssertionError if it fails
   */
  public String ctl(String... arguments) {
    try {
      Process process = files.ctl(List.of(arguments)).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new AssertionError("rabbitmqctl " + String.join(" ", arguments) + ": " + said);
      }
      return said;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** Ends the node and removes its data; twice without harm. */
  @Override
  public void close() {
    kill();
    files.delete();
  }

  private boolean takesConnections() {
    if (processes != null && !processes.alive()) {
      throw new AssertionError("rabbitmq-server ended: " + files.output());
    }
    try (var socket = new Socket("127.0.0.1", port())) {
      if (files.tls()) {
        return true;
      }
      socket.setSoTimeout(1_000);
      socket.getOutputStream().write(HELLO);
      return socket.getInputStream().read() == 1;
    } catch (IOException e) {
      return false;
    }
  }

  /** Where a node's log is, for a look when a test fails. */
  Path folder() {
    return files.folder();
  }

  /** Whether anything of the node is left. */
  boolean leftOver() {
    return Files.exists(files.folder()) || processes != null;
  }

  // Started by the first use of the class; the guard ends it with the JVM.
  private static final class Shared {
    static final RabbitNode NODE = start();
  }
}
