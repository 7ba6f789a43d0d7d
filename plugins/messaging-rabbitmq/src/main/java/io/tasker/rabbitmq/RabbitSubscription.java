package io.tasker.rabbitmq;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ShutdownSignalException;
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
import org.jspecify.annotations.Nullable;

/** The wish to consume a queue; fulfilled by one {@link ConsumerChannel} after the other. */
final class RabbitSubscription implements Subscription {
  private static final Logger LOG = System.getLogger(RabbitSubscription.class.getName());

  private final QueueName queue;
  private final int prefetch;
  private final Consumer<Delivery> consumer;
  private final Services services;
  private final ReentrantLock opening = new ReentrantLock();
  private final ReentrantLock delivering = new ReentrantLock();
  private @Nullable ConsumerChannel current;
  private volatile boolean closing;
  private volatile boolean closed;

  /**
   * What a subscription needs of its surroundings.
   *
   * @param topology makes a queue that is missing
   * @param executor for what need not be waited for
   * @param broken told when the consuming ended without being asked to
   * @param ended told when it is closed
   */
  record Services(
      Topology topology, Executor executor, Runnable broken, Consumer<RabbitSubscription> ended) {}

  RabbitSubscription(
      QueueName queue, int prefetch, Consumer<Delivery> consumer, Services services) {
    this.queue = queue;
    this.prefetch = prefetch;
    this.consumer = consumer;
    this.services = services;
  }

  /** Consumes, unless it does already; by one thread only. */
  void ensure(Connection connection) throws IOException {
    opening.lock();
    try {
      if (closing || (current != null && current.consumes())) {
        return;
      }
      try {
        current = open(connection);
      } catch (IOException e) {
        if (Reasons.code(e) != Topology.NOT_FOUND) {
          throw e;
        }
        services.topology().declare(connection, Set.of(queue));
        current = open(connection);
      }
    } finally {
      opening.unlock();
    }
  }

  @Override
  public void close() {
    ConsumerChannel last = cancel();
    // Waits for the delivery that is on its way into the consumer, unless that closes us.
    delivering.lock();
    closed = true;
    delivering.unlock();
    if (last != null) {
      last.closeIfSettled();
    }
    services.ended().accept(this);
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

  QueueName queue() {
    return queue;
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
      services.broken().run();
    }
  }

  private ConsumerChannel open(Connection connection) throws IOException {
    Channel channel = connection.createChannel();
    if (channel == null) {
      throw new IOException("the broker allows no further channel on this connection");
    }
    ConsumerChannel made = new ConsumerChannel(channel, this);
    try {
      made.consume(prefetch);
      return made;
    } catch (IOException | ShutdownSignalException e) {
      channel.abort();
      throw e;
    }
  }
}
