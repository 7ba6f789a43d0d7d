package io.tasker.core.boot;

import io.tasker.contract.operations.HealthOperations.Check;
import io.tasker.contract.spi.messaging.BrokerMessaging;
import io.tasker.contract.spi.messaging.BrokerMessaging.Health;
import io.tasker.contract.spi.messaging.BrokerMessaging.Outgoing;
import io.tasker.contract.spi.messaging.Messaging;
import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.contract.spi.messaging.SqlMessaging;
import io.tasker.core.broker.BrokerQueues;
import io.tasker.core.broker.OutboxPublisher;
import io.tasker.core.broker.OutboxSweep;
import io.tasker.core.component.Chore;
import io.tasker.core.component.Component;
import io.tasker.core.config.BreakersConfig;
import io.tasker.core.db.Database;
import io.tasker.core.event.Signals;
import io.tasker.core.queue.DatabaseQueues;
import io.tasker.core.queue.Queues;
import io.tasker.core.recovery.dlq.DeadLetterCollector;
import io.tasker.core.resilience.Breakers;
import io.tasker.core.resilience.CircuitBreaker;
import io.tasker.core.routing.QueueNames;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/** Ties the chosen messaging to the rest of a process; the same for server and worker. */
public final class MessagingParts {
  /** How long messages may wait in a process that has no room for them. */
  private static final Duration GIVE_BACK_AFTER = Duration.ofSeconds(1);

  private final Queues queues;
  private final List<Component> senders;
  private final List<Component> receivers;
  private final Supplier<Check> check;
  private final DeadLetters deadLetters;

  private MessagingParts(
      Queues queues,
      List<Component> senders,
      List<Component> receivers,
      Supplier<Check> check,
      DeadLetters deadLetters) {
    this.queues = queues;
    this.senders = senders;
    this.receivers = receivers;
    this.check = check;
    this.deadLetters = deadLetters;
  }

  /** Makes what collects dead letters. */
  private interface DeadLetters {
    List<Component> collector(Supplier<Collection<QueueName>> known, IntConsumer buried);
  }

  /** What a process does with messages beside using them. */
  public enum Role {
    /** Publishes also what others have left in the outbox. */
    SERVER,
    /** Takes only what it has room for. */
    WORKER
  }

  /** What the parts work with. */
  public record Tools(
      Database chores,
      InstantSource clock,
      Supplier<UUID> ids,
      Signals signals,
      CircuitBreaker breaker) {}

  /**
   * Makes the parts; nothing is started.
   *
   * @param room messages that the process can use at a time at most, from 1
   * @throws io.tasker.contract.error.TaskerException {@code MESSAGING_UNAVAILABLE} or {@code
   *     CONFIG_INVALID} if the queues are in a broker that is away or refuses us
   */
  public static MessagingParts of(Messaging messaging, Role role, int room, Tools tools) {
    return switch (messaging) {
      case SqlMessaging sql ->
          new MessagingParts(
              new DatabaseQueues(sql),
              List.of(),
              List.of(),
              () -> new Check("healthy", sql.name() + ": queues are in the database", 0),
              (_, _) -> List.of());
      case BrokerMessaging broker -> brokered(broker, role, room, tools);
    };
  }

  /** Queues for somebody who only looks, or creates them; nothing is published or consumed. */
  public static Queues onlyLooking(Messaging messaging, InstantSource clock) {
    return switch (messaging) {
      case SqlMessaging sql -> new DatabaseQueues(sql);
      case BrokerMessaging broker ->
          new BrokerQueues(broker, broker.prefetch(), clock, MessagingParts::noId, _ -> {});
    };
  }

  private static UUID noId() {
    throw new IllegalStateException("nothing is sent by one who only looks");
  }

  /** The breakers that a process needs: queues in the database share the database's. */
  public static Breakers breakers(Messaging messaging, BreakersConfig config) {
    return switch (messaging) {
      case SqlMessaging _ -> Breakers.inDatabase(config.database(), System::nanoTime);
      case BrokerMessaging _ ->
          Breakers.withBroker(config.database(), config.messaging(), System::nanoTime);
    };
  }

  /** The signals that a process needs: a broker brings messages unasked. */
  public static Signals signals(Messaging messaging) {
    return switch (messaging) {
      case SqlMessaging _ -> new Signals();
      case BrokerMessaging _ -> new Signals(QueueNames.TEMPLATES::equals);
    };
  }

  private static MessagingParts brokered(BrokerMessaging broker, Role role, int room, Tools tools) {
    // Here rather than at the first message, so that a start without the broker says so and ends.
    broker.declare(Set.of());
    Consumer<QueueName> arrived = tools.signals()::arrived;
    int prefetch = Math.min(room, broker.prefetch());
    BrokerQueues queues = new BrokerQueues(broker, prefetch, tools.clock(), tools.ids(), arrived);
    Consumer<List<Outgoing>> publish =
        messages ->
            tools
                .breaker()
                .call(
                    () -> {
                      broker.publish(messages);
                      return messages;
                    });
    OutboxPublisher publisher = new OutboxPublisher(publish, tools.chores());
    queues.connect(publisher);
    List<Component> receivers = new ArrayList<>();
    switch (role) {
      case SERVER -> {
        OutboxSweep sweep =
            new OutboxSweep(
                tools.chores(),
                publish,
                () -> broker.health() instanceof Health.Up && !tools.breaker().isOpen(),
                tools.clock());
        receivers.add(new Chore("outbox-sweep", sweep::runOnce));
      }
      case WORKER ->
          receivers.add(
              Chore.every(
                  GIVE_BACK_AFTER.dividedBy(2),
                  "give-back",
                  () -> queues.giveBack(GIVE_BACK_AFTER)));
    }
    receivers.add(new Consumption(queues));
    return new MessagingParts(
        queues,
        List.of(publisher),
        List.copyOf(receivers),
        () -> check(broker),
        (known, buried) -> List.of(collector(broker, queues, tools, known, buried)));
  }

  private static Chore collector(
      BrokerMessaging broker,
      BrokerQueues queues,
      Tools tools,
      Supplier<Collection<QueueName>> known,
      IntConsumer buried) {
    AtomicReference<Runnable> wake = new AtomicReference<>(() -> {});
    DeadLetterCollector collector =
        new DeadLetterCollector(
            known,
            queue -> {
              QueueName deadLetters = broker.deadLetters(queue);
              tools.signals().subscribe(deadLetters, () -> wake.get().run());
              return queues.inbox(deadLetters);
            },
            tools.chores(),
            buried,
            tools.clock());
    Chore chore = new Chore("dead-letters", collector::runOnce);
    wake.set(chore::wake);
    return chore;
  }

  private static Check check(BrokerMessaging broker) {
    return switch (broker.health()) {
      case Health.Up _ -> new Check("healthy", broker.name() + ": connected", 0);
      case Health.Down(var reason) -> new Check("degraded", broker.name() + ": " + reason, 0);
    };
  }

  /** Where messages wait before they reach their queues; nowhere if a commit brings them there. */
  public List<QueueName> backlogs() {
    return queues.needSignals() ? List.of() : List.of(BrokerQueues.OUTBOX);
  }

  /** The queues. */
  public Queues queues() {
    return queues;
  }

  /** What does the work, with what sends messages before it and what receives them after it. */
  public List<Component> around(List<Component> work) {
    List<Component> all = new ArrayList<>(senders);
    all.addAll(work);
    all.addAll(receivers);
    return all;
  }

  /**
   * What brings messages that the broker gave up on to where a person finds them; nothing where
   * there is no broker.
   *
   * @param known the queues there are at present
   * @param buried told how many were found
   */
  public List<Component> deadLetters(Supplier<Collection<QueueName>> known, IntConsumer buried) {
    return deadLetters.collector(known, buried);
  }

  /** Whether messages get through. */
  public Check check() {
    return check.get();
  }

  /** Ends the consuming before those stop who use what is consumed. */
  private record Consumption(BrokerQueues queues) implements Component {
    @Override
    public String name() {
      return "consumption";
    }

    @Override
    public void start() {
      // begins with whoever asks for an inbox
    }

    @Override
    public void stop() {
      queues.close();
    }
  }
}
