package io.tasker.rabbitmq;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ShutdownSignalException;
import io.tasker.contract.error.TaskerException;
import io.tasker.contract.spi.messaging.BrokerMessaging.Subscription;
import io.tasker.contract.spi.messaging.Delivery;
import io.tasker.contract.spi.messaging.QueueName;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The wish to consume a queue; fulfilled by one {@link ConsumerChannel} after the other, on a
 * connection of its own: a queue that is broken in the broker takes its consumer's connection with
 * it.
 */
final class RabbitSubscription implements Subscription {
  private static final Logger LOG = System.getLogger(RabbitSubscription.class.getName());
  private static final int CLOSE_MILLIS = 5_000;

  private final QueueName queue;
  private final int prefetch;
  private final Consumer<Delivery> consumer;
  private final Services services;
  private final Link link;
  private final ReentrantLock opening = new ReentrantLock();
  private final ReentrantLock delivering = new ReentrantLock();
  private @Nullable ConsumerChannel current;
  private volatile boolean closing;
  private volatile boolean closed;

  /**
   * What a subscription needs of its surroundings.
   *
   * @param connect makes a connection that the given upkeep looks after
   * @param topology makes a queue that is missing
   * @param executor for what need not be waited for
   * @param ended told when it is closed and nothing it delivered is in anybody's hand
   */
  record Services(
      Function<Link.Upkeep, Link> connect,
      Topology topology,
      Executor executor,
      Consumer<RabbitSubscription> ended) {}

  /** Not begun yet. */
  RabbitSubscription(
      QueueName queue, int prefetch, Consumer<Delivery> consumer, Services services) {
    this.queue = queue;
    this.prefetch = prefetch;
    this.consumer = consumer;
    this.services = services;
    this.link = services.connect().apply(this::lookAfter);
  }

  /** Consumes as soon as it can, in the background. */
  void begin() {
    link.start();
  }

  @Override
  public void close() {
    ConsumerChannel last = cancel();
    // Waits for the delivery that is on its way into the consumer, unless that closes us.
    delivering.lock();
    closed = true;
    delivering.unlock();
    if (last == null) {
      settled();
    } else {
      last.endIfSettled();
    }
  }

  /** Does not wait for receipts. */
  void end() {
    link.close();
    services.ended().accept(this);
  }

  QueueName queue() {
    return queue;
  }

  /** Nothing that was delivered is in anybody's hand, and nothing will be. */
  void settled() {
    run(this::end);
  }

  void run(Runnable work) {
    try {
      services.executor().execute(work);
    } catch (RejectedExecutionException _) {
      // The messaging is closed, and everything with it.
    }
  }

  /**
   * Hands a delivery on.
   *
   * @return whether anybody wanted it
   */
  boolean deliver(Delivery delivery) {
    delivering.lock();
    try {
      if (closed) {
        return false;
      }
      consumer.accept(delivery);
      return true;
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "consumer failed queue=" + queue + " reason=\"" + e + "\"", e);
      return false;
    } finally {
      delivering.unlock();
    }
  }

  /** The consuming ended without being asked to. */
  void broken(String how) {
    if (!closing) {
      LOG.log(Level.WARNING, "consumer lost queue=" + queue + " reason=\"" + how + "\"");
      link.repair();
    }
  }

  private @Nullable ConsumerChannel cancel() {
    opening.lock();
    try {
      if (!closing && current != null) {
        current.cancel();
      }
      closing = true;
      return current;
    } finally {
      opening.unlock();
    }
  }

  private boolean lookAfter(Connection connection) {
    opening.lock();
    try {
      if (closing) {
        // Receipts of the connection that was lost are worth nothing on this one.
        settled();
      } else if (current == null || !current.consumes()) {
        current = open(connection);
      }
      return true;
    } catch (IOException | ShutdownSignalException | TaskerException e) {
      LOG.log(
          Level.WARNING, "not consuming queue=%s reason=\"%s\"".formatted(queue, Reasons.of(e)));
      if (Reasons.code(e) == 0) {
        // The broker has not said anything: what it thinks of this connection is anybody's guess.
        connection.abort(CLOSE_MILLIS);
      }
      return false;
    } finally {
      opening.unlock();
    }
  }

  private ConsumerChannel open(Connection connection) throws IOException {
    try {
      return consume(connection);
    } catch (IOException e) {
      if (Reasons.code(e) != Topology.NOT_FOUND) {
        throw e;
      }
      services.topology().declare(connection, Set.of(queue));
      return consume(connection);
    }
  }

  private ConsumerChannel consume(Connection connection) throws IOException {
    Channel channel = connection.createChannel();
    if (channel == null) {
      throw new IOException("the broker allows no further channel on this connection");
    }
    ConsumerChannel made = new ConsumerChannel(channel, this);
    made.consume(prefetch);
    return made;
  }
}
