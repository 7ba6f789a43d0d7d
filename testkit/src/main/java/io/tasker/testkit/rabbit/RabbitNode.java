package io.tasker.testkit.rabbit;

import io.tasker.contract.error.TaskerException;
import io.tasker.devmode.rabbit.RabbitBroker;
import io.tasker.devmode.rabbit.RabbitBrokerConfig;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A RabbitMQ node for tests, on temporary data; what goes wrong with it fails the test. See {@link
 * RabbitBroker}. Not for use by several threads.
 */
public final class RabbitNode implements AutoCloseable {
  private final RabbitBroker broker;

  private RabbitNode(RabbitBrokerConfig config) {
    try {
      broker = RabbitBroker.start(config);
    } catch (TaskerException e) {
      throw new AssertionError("this test needs RabbitMQ: " + e.getMessage(), e);
    }
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
    return new RabbitNode(RabbitBrokerConfig.temporary());
  }

  /** A new node that takes connections by TLS only, and with a certificate. */
  public static RabbitNode startWithTls(TlsFiles tls) {
    var files = new RabbitBrokerConfig.Tls(tls.authority(), tls.certificate(), tls.key());
    return new RabbitNode(RabbitBrokerConfig.temporary().tls(files));
  }

  /** The port for clients. */
  public int port() {
    return broker.port();
  }

  /** The address for clients, of a user who may do everything. */
  public String url() {
    return broker.url();
  }

  /** The same by way of another port, such as a proxy's. */
  public String url(int port) {
    return broker.url(port);
  }

  /** Starts the node with the data it had when it ended. */
  public void startAgain() {
    broker.startAgain();
  }

  /** Stops the node in good order; what is durable is there when it starts again. */
  public void stop() {
    broker.stop();
  }

  /** Ends the node at once, as a crash would. */
  public void kill() {
    broker.kill();
  }

  /**
   * Runs {@code rabbitmqctl} and returns what it prints.
   *
   * @throws AssertionError if it fails
   */
  public String ctl(String... arguments) {
    try {
      return broker.ctl(arguments);
    } catch (TaskerException e) {
      throw new AssertionError(e.getMessage(), e);
    }
  }

  /** Ends the node and removes its data; twice without harm. */
  @Override
  public void close() {
    broker.close();
  }

  /** Where a node's log is, for a look when a test fails. */
  Path folder() {
    return broker.folder();
  }

  /** Whether anything of the node is left. */
  boolean leftOver() {
    return Files.exists(broker.folder()) || broker.isStarted();
  }

  // Started by the first use of the class; the guard ends it with the JVM.
  private static final class Shared {
    static final RabbitNode NODE = start();
  }
}
