package io.tasker.rabbitmq;

import com.rabbitmq.client.Connection;
import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.contract.spi.messaging.BrokerMessaging;
import io.tasker.contract.spi.messaging.Delivery;
import io.tasker.contract.spi.messaging.QueueName;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Queues in a RabbitMQ broker. Connections are made when they are first needed: one to publish,
 * since the broker stops reading from those that publish when it is short of memory, and
 * acknowledgements must get through just then; one to make queues and ask about them; and one for
 * each subscription.
 */
final class RabbitMessaging implements BrokerMessaging {
  private static final Logger LOG = System.getLogger(RabbitMessaging.class.getName());

  private final int prefetch;
  private final Duration recovery;
  private final Broker broker;
  private final Topology topology;
  private final ExecutorService executor;
  private final Set<QueueName> known = ConcurrentHashMap.newKeySet();
  private final Set<RabbitSubscription> subscriptions = ConcurrentHashMap.newKeySet();
  private final Publisher publisher;
  private final LazyLink asking;
  private final LazyLink publishing;
  private volatile boolean closed;
  // Of the thread that keeps the asking connection.
  private @Nullable Connection declaredOn;

  private RabbitMessaging(RabbitConfig config, Broker broker, ExecutorService executor) {
    this.prefetch = config.prefetch();
    this.recovery = config.patience().recovery();
    this.broker = broker;
    this.executor = executor;
    this.topology = new Topology(config.queueType(), config.deliveryLimit());
    this.asking = link("ask", new Link.Interest(this::lookAfter, _ -> {}));
    this.publisher =
        new Publisher(
            this::publishConnection, this::declare, config.patience().confirm(), executor);
    this.publishing = link("publish", new Link.Interest(_ -> true, publisher::giveUp));
  }

  /**
   * Reads the configuration; connects when it is used.
   *
   * @throws IllegalArgumentException if the configuration cannot be used
   */
  static RabbitMessaging of(RabbitConfig config) {
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

  /**
   * {@inheritDoc}
   *
   * @throws TaskerException also {@code CONFIG_INVALID} if the broker refuses us
   */
  @Override
  public void declare(Set<QueueName> queues) {
    topology.declare(asking.connection(), queues);
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
                upkeep -> consuming(queue, upkeep), topology, executor, subscriptions::remove));
    subscriptions.add(subscription);
    subscription.begin();
    if (closed) {
      subscription.end();
      throw new TaskerException(ErrorCode.MESSAGING_UNAVAILABLE, "the messaging is closed");
    }
    return subscription;
  }

  @Override
  public void acknowledge(List<Delivery> deliveries) {
    ConsumerChannel.acknowledge(deliveries);
  }

  @Override
  public Optional<QueueState> state(QueueName queue) {
    return topology.state(asking.connection(), queue);
  }

  @Override
  public QueueName deadLetters(QueueName queue) {
    return Topology.deadLetters(queue);
  }

  @Override
  public Health health() {
    return asking
        .down()
        .or(publishing::down)
        .<Health>map(Health.Down::new)
        .orElseGet(Health.Up::new);
  }

  @Override
  public void close() {
    closed = true;
    subscriptions.forEach(RabbitSubscription::close);
    subscriptions.forEach(RabbitSubscription::end);
    publishing.close();
    asking.close();
    executor.shutdown();
  }

  private LazyLink link(String role, Link.Interest interest) {
    return new LazyLink(() -> Link.now(broker, role, recovery, interest));
  }

  private Link consuming(QueueName queue, Link.Upkeep upkeep) {
    return Link.soon(broker, "consume/" + queue, recovery, new Link.Interest(upkeep, _ -> {}));
  }

  private Connection publishConnection() {
    return publishing.connection();
  }

  private boolean lookAfter(Connection connection) {
    if (declaredOn != connection) {
      declaredOn = declareAgain(connection) ? connection : null;
    }
    return declaredOn == connection;
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
