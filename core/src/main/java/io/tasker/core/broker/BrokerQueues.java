package io.tasker.core.broker;

import io.tasker.contract.model.StepId;
import io.tasker.contract.spi.messaging.BrokerMessaging;
import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.core.db.Tx;
import io.tasker.core.queue.Inbox;
import io.tasker.core.queue.Inboxes;
import io.tasker.core.queue.Outgoing;
import io.tasker.core.queue.Outside;
import io.tasker.core.queue.QueueFill;
import io.tasker.core.queue.Queues;
import io.tasker.core.queue.Returned;
import io.tasker.core.queue.Sends;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Queues in a broker. For all threads. */
public final class BrokerQueues implements Queues {
  /** Stands for the outbox where queues are looked at; no queue has this name. */
  public static final QueueName OUTBOX = new QueueName("tasker_outbox");

  /** Whoever commits an outbox row publishes it; after this time anybody may. */
  static final Duration PUBLISHED_WITHIN = Duration.ofSeconds(5);

  private static final Duration FIRST_LAP = Duration.ofMillis(250);
  private static final Duration LONGEST_LAP = Duration.ofSeconds(15);

  private final BrokerMessaging broker;
  private final int prefetch;
  private final InstantSource clock;
  private final Supplier<UUID> ids;
  private final Consumer<QueueName> arrived;
  private final Outside outside;
  private final Map<QueueName, BrokerInbox> inboxes = new ConcurrentHashMap<>();
  private volatile Consumer<OutboxRow> publisher = _ -> {};

  /**
   * Nothing is consumed until somebody asks for an inbox.
   *
   * @param prefetch deliveries per queue that may be here without being settled, from 1
   * @param ids of outbox rows
   * @param arrived called for each delivery; must be short
   */
  public BrokerQueues(
      BrokerMessaging broker,
      int prefetch,
      InstantSource clock,
      Supplier<UUID> ids,
      Consumer<QueueName> arrived) {
    this.broker = broker;
    this.prefetch = prefetch;
    this.clock = clock;
    this.ids = ids;
    this.arrived = arrived;
    this.outside = new BrokerOutside(broker, prefetch, clock);
  }

  /** Has what is committed from now on published by a publisher of this process. */
  public void connect(OutboxPublisher next) {
    publisher = next::handOver;
  }

  @Override
  public String name() {
    return broker.name();
  }

  @Override
  public boolean needSignals() {
    return false;
  }

  @Override
  public void create(Tx tx, QueueName queue) {
    // all are outside
  }

  @Override
  public boolean exists(Tx tx, QueueName queue) {
    return true; // the outbox is for all
  }

  @Override
  public Optional<QueueFill> fill(Tx tx, QueueName queue) {
    return queue.equals(OUTBOX) ? Optional.of(Outbox.fill(tx, clock.instant())) : Optional.empty();
  }

  /** Those that are still in the outbox. */
  @Override
  public Set<StepId> present(Tx tx, QueueName queue, Collection<StepId> steps) {
    return Outbox.steps(tx, queue, steps);
  }

  @Override
  public Outside outside() {
    return outside;
  }

  @Override
  public Inbox inbox(QueueName queue) {
    BrokerInbox inbox =
        inboxes.computeIfAbsent(
            queue,
            name ->
                new BrokerInbox(
                    broker, name, prefetch, () -> arrived.accept(name), System::nanoTime));
    inbox.open();
    return inbox;
  }

  @Override
  public Inboxes inboxes(List<QueueName> queues) {
    List<Inbox> all = queues.stream().map(this::inbox).toList();
    return (tx, maxEach, labels) ->
        all.stream().flatMap(inbox -> inbox.pop(tx, maxEach, labels).stream()).toList();
  }

  @Override
  public void resume() {
    inboxes.values().forEach(BrokerInbox::resume);
  }

  /**
   * Lets others have what has been waiting here for so long.
   *
   * @param patience how long nobody here has taken anything
   */
  public void giveBack(Duration patience) {
    inboxes.values().forEach(inbox -> inbox.giveBack(patience));
  }

  /** Consumes no more; what waits here goes back to the broker. */
  public void close() {
    inboxes.values().forEach(BrokerInbox::close);
  }

  @Override
  public Sends sends(Collection<Outgoing> messages) {
    return new OutboxSends(messages, ids, () -> clock.instant().plus(PUBLISHED_WITHIN), publisher);
  }

  @Override
  public List<String> sendParts(List<QueueName> queues) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < queues.size(); i++) {
      String part = Outbox.insertPart(queues.get(i), OutboxSends.prefix(i));
      parts.add("send" + i + " AS (\n" + part + "\n)");
    }
    return parts;
  }

  /** Later, and later still each time: whoever can use them may need a while to take them. */
  @Override
  public void putBack(Tx tx, QueueName queue, List<Returned> messages) {
    Instant now = clock.instant();
    messages.stream()
        .collect(Collectors.groupingBy(Returned::laps, TreeMap::new, Collectors.toList()))
        .forEach(
            (laps, same) -> {
              List<String> bodies = same.stream().map(Returned::body).toList();
              OutboxRow row = new OutboxRow(ids.get(), queue, bodies, List.of(), laps + 1);
              Outbox.insert(tx, row, now.plus(lap(laps)));
            });
  }

  /** How long a message rests that has been put back so often before. */
  static Duration lap(int laps) {
    return Stream.of(FIRST_LAP.multipliedBy(1L << Math.min(laps, 10)), LONGEST_LAP)
        .min(Duration::compareTo)
        .orElseThrow();
  }
}
