package io.tasker.rabbitmq;

import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ShutdownSignalException;
import io.tasker.contract.error.TaskerException;
import io.tasker.contract.spi.messaging.BrokerMessaging;
import io.tasker.contract.spi.messaging.Delivery;
import io.tasker.contract.spi.messaging.QueueName;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Queues in a RabbitMQ broker. Two connections: the broker stops reading from those that publish
 * when it is short of memory, and acknowledgements must get through just then.
 */
final class RabbitMessaging implements BrokerMessaging {
  private static final Logger LOG = System.getLogger(RabbitMessaging.class.getName());

  private final int prefetch;
  private final Topology topology;
  private final ExecutorService executor;
  private final Set<QueueName> known = ConcurrentHashMap.newKeySet();
  private final Set<RabbitSubscription> subscriptions = ConcurrentHashMap.newKeySet();
  private final Publisher publisher;
  private final Link consuming;
  private final Link publishing;
  // Of the thread that keeps the consuming connection.
  private @Nullable Connection declaredOn;

  private RabbitMessaging(RabbitConfig config, Broker broker, ExecutorService executor) {
    this.prefetch = config.prefetch();
    this.executor = executor;
    this.topology = new Topology(config.queueType(), config.deliveryLimit());
    this.consuming =
        new Link(broker, "consume", config.patience().recovery(), this::lookAfter, _ -> {});
    this.publisher =
        new Publisher(
            this::publishConnection, this::declare, config.patience().confirm(), executor);
    try {
      this.publishing =
          new Link(broker, "publish", config.patience().recovery(), _ -> true, publisher::giveUp);
    } catch (RuntimeException e) {
      consuming.close();
      throw e;
    }
  }

  /**
   * Connects.
   *
   * @throws IllegalArgumentException if the configuration cannot be used
   * @throws TaskerException {@code MESSAGING_UNAVAILABLE} if the broker cannot be reached; {@code
   *     CONFIG_INVALID} if it refuses us
   */
  static RabbitMessaging connect(RabbitConfig config) {
    ExecutorService executor =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("rabbitmq-work-", 0).factory());
    try {
      return new RabbitMessaging(config, new Broker(config, executor), executor);
    } catch (RuntimeException e) {
      executor.shutdownNow();
      throw e;
    }
  }

  @Override
  public String name() {
    return RabbitProvider.KEY;
  }

  @Override
  public int prefetch() {
    return prefetch;
  }

  @Override
  public void declare(Set<QueueName> queues) {
    topology.declare(consuming.connection(), queues);
    known.addAll(queues);
  }

  @Override
  public void publish(List<Outgoing> messages) {
    publisher.publish(messages);
  }

  @Override
  public Subscription subscribe(QueueName queue, int prefetch, Consumer<Delivery> consumer) {
    RabbitSubscription subscription =
        new RabbitSubscription(
            queue,
            prefetch,
            consumer,
            new RabbitSubscription.Services(
                topology, executor, consuming::repair, subscriptions::remove));
    subscriptions.add(subscription);
    consuming.look();
    return subscription;
  }

  @Override
  public Optional<QueueState> state(QueueName queue) {
    return topology.state(consuming.connection(), queue);
  }

  @Override
  public QueueName deadLetters(QueueName queue) {
    return Topology.deadLetters(queue);
  }

  @Override
  public Health health() {
    return consuming
        .down()
        .or(publishing::down)
        .<Health>map(Health.Down::new)
        .orElseGet(Health.Up::new);
  }

  @Override
  public void close() {
    subscriptions.forEach(RabbitSubscription::close);
    publishing.close();
    consuming.close();
    executor.shutdown();
  }

  private Connection publishConnection() {
    return publishing.connection();
  }

  private boolean lookAfter(Connection connection) {
    boolean well = true;
    if (declaredOn != connection) {
      well = declareAgain(connection);
      declaredOn = well ? connection : null;
    }
    for (RabbitSubscription subscription : subscriptions) {
      try {
        subscription.ensure(connection);
      } catch (IOException | ShutdownSignalException | TaskerException e) {
        LOG.log(
            Level.WARNING,
            "not consuming queue=%s reason=\"%s\"".formatted(subscription.queue(), Reasons.of(e)));
        well = false;
      }
    }
    return well;
  }

  // One by one, so that one that does not fit does not keep the others from being there.
  private boolean declareAgain(Connection connection) {
    boolean well = true;
    for (QueueName queue : known) {
      try {
        topology.declare(connection, Set.of(queue));
      } catch (TaskerException e) {
        LOG.log(
            Level.WARNING,
            "queue not declared queue=%s code=%s reason=\"%s\""
                .formatted(queue, e.code(), e.getMessage()));
        well = false;
      }
    }
    return well;
  }
}
