package io.tasker.bench.chaos;

import io.tasker.devmode.rabbit.RabbitBroker;
import io.tasker.devmode.rabbit.RabbitBrokerConfig;
import io.tasker.examples.demo.Backend;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A RabbitMQ node that keeps data and port, whatever is done to it. Used by one at a time. */
final class ChaosBroker implements AutoCloseable {
  private static final List<String> QUEUES =
      List.of("worker_chaos_queue", "orchestration_step_results");

  // Of the machine's memory; the first is less than any node uses.
  private static final String NOTHING = "0.00001";
  private static final String USUAL = "0.4";

  private final RabbitBroker node;

  /**
   * Starts it.
   *
   * @param data where its data will be
   */
  ChaosBroker(Path data) {
    node = RabbitBroker.start(RabbitBrokerConfig.persistent(data));
  }

  /** What every process must be told. */
  Map<String, String> settings() {
    return Backend.broker(node.url());
  }

  /** Stops it in good order. */
  void stop() {
    node.stop();
  }

  /** Ends it as a crash would. */
  void kill() {
    node.kill();
  }

  /** Starts it again; returns when it takes connections. */
  void start() {
    node.startAgain();
  }

  /** Closes the connections of all clients. */
  void closeClients() {
    node.ctl("close_all_connections", "chaos");
  }

  /** Takes no messages until {@link #unblock}. */
  void block() {
    node.ctl("set_vm_memory_high_watermark", NOTHING);
  }

  /** Takes messages again. */
  void unblock() {
    node.ctl("set_vm_memory_high_watermark", USUAL);
  }

  /** The queue of a number: 0 or 1. */
  static String queue(int number) {
    return QUEUES.get(number);
  }

  /** Deletes a queue with all that is in it; its consumers are told that they are none any more. */
  void delete(String queue) {
    node.ctl("delete_queue", queue);
  }

  /** It neither takes nor gives anything until {@link #thaw}, and nobody is told. */
  void freeze() {
    Signals.send("STOP", node.pid());
  }

  /** It goes on. */
  void thaw() {
    Signals.send("CONT", node.pid());
  }

  @Override
  public void close() {
    node.kill(); // the run is over, and its data are of no more use
    node.close();
  }
}
