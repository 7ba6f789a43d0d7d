package io.tasker.worker;

import io.tasker.contract.spi.PluginConfig;
import io.tasker.contract.spi.messaging.Messaging;
import io.tasker.contract.spi.messaging.MessagingProvider;
import io.tasker.core.db.Database;
import io.tasker.testkit.messaging.MemoryBroker;
import io.tasker.testkit.messaging.WatchedBroker;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Takes the place of the plugin for RabbitMQ: a broker in memory that tells who asks it within a
 * transaction. All processes of a test are its clients.
 */
public final class MemoryProvider implements MessagingProvider {
  private static final List<WatchedBroker> CLIENTS = new CopyOnWriteArrayList<>();
  private static volatile MemoryBroker.Place place = new MemoryBroker.Place(20);

  /** Begins with an empty broker. */
  static void reset() {
    CLIENTS.clear();
    place = new MemoryBroker.Place(20);
  }

  /** A client that may tell the broker how to behave. */
  static MemoryBroker broker() {
    return new MemoryBroker(place, 100);
  }

  /** The calls that any process made within a transaction. */
  static List<String> withinTransactions() {
    return CLIENTS.stream().flatMap(client -> client.within().stream()).toList();
  }

  /** The calls that any process made. */
  static List<String> calls() {
    return CLIENTS.stream().flatMap(client -> client.calls().stream()).toList();
  }

  @Override
  public String configKey() {
    return "rabbitmq";
  }

  @Override
  public Messaging create(PluginConfig config) {
    WatchedBroker client = new WatchedBroker(broker(), Database.class.getName());
    CLIENTS.add(client);
    return client;
  }
}
