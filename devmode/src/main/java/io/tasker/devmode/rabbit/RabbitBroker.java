package io.tasker.devmode.rabbit;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A RabbitMQ node on free ports of this machine with data of its own, as root or as anybody. It
 * runs beside other nodes and a broker of the system without touching them.
 *
 * <p>Its processes end with {@link #close()}, and with this JVM however that ends: a guard waits
 * for the end of a pipe that only we hold open. Not for use by several threads.
 */
public final class RabbitBroker implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration CTL = Duration.ofSeconds(60);
  private static final long LOOK_EVERY_NANOS = 50_000_000;
  private static final byte[] HELLO = {'A', 'M', 'Q', 'P', 0, 0, 9, 1};

  private final NodeFiles files;
  private @Nullable NodeProcesses processes;

  private RabbitBroker(NodeFiles files) {
    this.files = files;
  }

  /**
   * A node that takes connections.
   *
   * @throws TaskerException {@code CONFIG_INVALID} if it cannot run here, with what to do: RabbitMQ
   *     is not installed, or the data folder is in use; {@code MESSAGING_UNAVAILABLE} if it did not
   *     start for another reason. Nothing is left running.
   */
  public static RabbitBroker start(RabbitBrokerConfig config) {
    RabbitBroker broker = new RabbitBroker(NodeFiles.create(config));
    try {
      broker.startAgain();
    } catch (RuntimeException e) {
      broker.close();
      throw e;
    }
    return broker;
  }

  /** The port for clients; it stays when the node is started again. */
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

  /** Where everything is that it writes. */
  public Path folder() {
    return files.folder();
  }

  /** Whether it was started and neither stopped nor killed since. */
  public boolean isStarted() {
    return processes != null;
  }

  /**
   * The node's process.
   *
   * @return 0 if it has never run
   */
  public long pid() {
    return files.pid();
  }

  /**
   * Starts the node with the data it had when it ended.
   *
   * @throws TaskerException {@code MESSAGING_UNAVAILABLE} if it does not take connections in time
   */
  public void startAgain() {
    if (processes != null) {
      throw new IllegalStateException("the node runs");
    }
    NodeProcesses started = NodeProcesses.start(files);
    processes = started;
    long end = System.nanoTime() + START.toNanos();
    while (!takesConnections()) {
      if (!started.alive() || System.nanoTime() - end > 0) {
        throw new TaskerException(
            ErrorCode.MESSAGING_UNAVAILABLE,
            "RabbitMQ %s, its last words were \"%s\""
                .formatted(
                    started.alive() ? "takes no connections after " + START : "has ended",
                    files.output()));
      }
      LockSupport.parkNanos(LOOK_EVERY_NANOS);
    }
  }

  /** Stops the node in good order; what is durable is there when it starts again. */
  public void stop() {
    if (processes != null) {
      processes.stopServer();
      kill();
    }
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
   * @throws TaskerException {@code MESSAGING_UNAVAILABLE} if it fails
   */
  public String ctl(String... arguments) {
    String what = "rabbitmqctl " + String.join(" ", arguments);
    try {
      Process process = files.ctl(List.of(arguments)).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(CTL.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new TaskerException(ErrorCode.MESSAGING_UNAVAILABLE, what + ": " + said);
      }
      return said;
    } catch (IOException e) {
      throw new TaskerException(ErrorCode.MESSAGING_UNAVAILABLE, what + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TaskerException(ErrorCode.MESSAGING_UNAVAILABLE, what + ": interrupted", e);
    }
  }

  /** Ends the node and removes its data if they were temporary; twice without harm. */
  @Override
  public void close() {
    if (!files.temporary()) {
      stop();
    }
    kill();
    files.deleteIfTemporary();
  }

  private boolean takesConnections() {
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
}
