package io.tasker.testkit.messaging;

import io.tasker.contract.spi.messaging.BrokerMessaging;
import io.tasker.contract.spi.messaging.Delivery;
import io.tasker.contract.spi.messaging.QueueName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Hands every call on to another broker, and keeps those that were made from within a certain
 * class, such as the one that has a transaction open.
 */
public final class WatchedBroker implements BrokerMessaging {
  private final BrokerMessaging broker;
  private final String forbidden;
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final List<String> within = new CopyOnWriteArrayList<>();

  /**
   * Watches one.
   *
   * @param forbidden the name of the class from within which nobody is to ask it
   */
  public WatchedBroker(BrokerMessaging broker, String forbidden) {
    this.broker = broker;
    this.forbidden = forbidden;
  }

  /** The methods that were called and may take long, in order. */
  public List<String> calls() {
    return List.copyOf(calls);
  }

  /** The calls that nobody was to make, each with its way through the code. */
  public List<String> within() {
    return List.copyOf(within);
  }

  private void note(String method) {
    calls.add(method);
    List<String> way = new ArrayList<>();
    StackWalker.getInstance()
        .forEach(frame -> way.add(frame.getClassName() + "." + frame.getMethodName()));
    if (way.stream().anyMatch(frame -> frame.startsWith(forbidden + "."))) {
      within.add(method + " by " + way);
    }
  }

  @Override
  public String name() {
    return broker.name();
  }

  @Override
  public int prefetch() {
    return broker.prefetch();
  }

  @Override
  public void declare(Set<QueueName> queues) {
    note("declare");
    broker.declare(queues);
  }

  @Override
  public void publish(List<Outgoing> messages) {
    note("publish");
    broker.publish(messages);
  }

  @Override
  public Subscription subscribe(QueueName queue, int prefetch, Consumer<Delivery> consumer) {
    note("subscribe");
    return broker.subscribe(queue, prefetch, consumer);
  }

  @Override
  public void acknowledge(List<Delivery> deliveries) {
    broker.acknowledge(deliveries);
  }

  @Override
  public Optional<QueueState> state(QueueName queue) {
    note("state");
    return broker.state(queue);
  }

  @Override
  public QueueName deadLetters(QueueName queue) {
    return broker.deadLetters(queue);
  }

  @Override
  public Health health() {
    return broker.health();
  }

  @Override
  public void close() {
    broker.close();
  }
}
