package io.tasker.core.broker;

import io.tasker.contract.error.TaskerException;
import io.tasker.contract.spi.messaging.BrokerMessaging;
import io.tasker.contract.spi.messaging.BrokerMessaging.Outgoing;
import io.tasker.contract.spi.messaging.BrokerMessaging.Subscription;
import io.tasker.contract.spi.messaging.Delivery;
import io.tasker.contract.spi.messaging.Labels;
import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.core.db.Tx;
import io.tasker.core.queue.Inbox;
import io.tasker.core.queue.Popped;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What the broker has delivered of one queue and nobody has taken yet; as many as the prefetch at
 * most, since nothing is acknowledged before the commit that used it. For all threads.
 */
final class BrokerInbox implements Inbox {
  private static final System.Logger LOG = System.getLogger(BrokerInbox.class.getName());

  private final QueueName queue;
  private final BrokerMessaging broker;
  private final int prefetch;
  private final Runnable arrived;
  private final LongSupplier nanoTime;
  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<Delivery> waiting = new ArrayDeque<>();
  private final ReentrantLock door = new ReentrantLock();
  private @Nullable Subscription subscription; // by door
  private volatile boolean paused;
  private volatile long lastTakenNanos;

  /**
   * Not consuming yet.
   *
   * @param prefetch deliveries that are not acknowledged at most, from 1
   * @param arrived called for each delivery; must be short
   */
  BrokerInbox(
      BrokerMessaging broker,
      QueueName queue,
      int prefetch,
      Runnable arrived,
      LongSupplier nanoTime) {
    this.broker = broker;
    this.queue = queue;
    this.prefetch = prefetch;
    this.arrived = arrived;
    this.nanoTime = nanoTime;
    this.lastTakenNanos = nanoTime.getAsLong();
  }

  @Override
  public QueueName queue() {
    return queue;
  }

  /** Begins to consume. Twice without harm. */
  void open() {
    door.lock();
    try {
      if (subscription == null) {
        lastTakenNanos = nanoTime.getAsLong();
        paused = false;
        subscription = broker.subscribe(queue, prefetch, this::receive);
      }
    } finally {
      door.unlock();
    }
  }

  /** Consumes no more; what waits goes back to the broker. Twice without harm. */
  void close() {
    door.lock();
    try {
      stopConsuming();
      takeAll().forEach(delivery -> delivery.receipt().requeue());
    } finally {
      door.unlock();
    }
  }

  /** Consumes again if it was {@link #giveBack given back} what nobody had room for. */
  void resume() {
    if (paused) {
      open();
    }
  }

  /**
   * Lets others have what has been waiting here with nobody taking anything, and consumes no more
   * until there is room. The messages are published anew: to requeue them would count as failed
   * deliveries.
   */
  void giveBack(Duration patience) {
    if (paused || nanoTime.getAsLong() - lastTakenNanos < patience.toNanos() || isEmpty()) {
      return;
    }
    door.lock();
    try {
      stopConsuming();
      paused = true;
      List<Delivery> unused = takeAll();
      LOG.log(Level.DEBUG, "giving messages back queue={0} count={1}", queue, unused.size());
      publishAnew(unused);
    } finally {
      door.unlock();
    }
  }

  private void publishAnew(List<Delivery> unused) {
    try {
      broker.publish(unused.stream().map(BrokerInbox::again).toList());
      broker.acknowledge(unused);
    } catch (TaskerException e) {
      LOG.log(Level.DEBUG, "messages are requeued queue={0}: {1}", queue, e.getMessage());
      unused.forEach(delivery -> delivery.receipt().requeue());
    }
  }

  private static Outgoing again(Delivery delivery) {
    return new Outgoing(
        delivery.queue(), Bodies.text(delivery.body()), delivery.trace(), delivery.laps());
  }

  private void stopConsuming() {
    Subscription current = subscription;
    if (current != null) {
      subscription = null;
      current.close();
    }
  }

  private void receive(Delivery delivery) {
    lock.lock();
    try {
      waiting.addLast(delivery);
    } finally {
      lock.unlock();
    }
    arrived.run();
  }

  @Override
  public List<Popped> pop(Tx tx, int max, @Nullable Labels labels) {
    List<Delivery> taken = take(max);
    if (!taken.isEmpty()) {
      tx.atEnd(committed -> settle(taken, committed));
    }
    return taken.stream().map(this::popped).toList();
  }

  private void settle(List<Delivery> taken, boolean committed) {
    if (committed) {
      broker.acknowledge(taken);
    } else {
      putBack(taken);
      arrived.run();
    }
  }

  private Popped popped(Delivery delivery) {
    return new Popped(queue, 0, Bodies.text(delivery.body()), delivery.trace(), delivery.laps());
  }

  private List<Delivery> take(int max) {
    lock.lock();
    try {
      lastTakenNanos = nanoTime.getAsLong();
      List<Delivery> taken = new ArrayList<>();
      while (taken.size() < max && !waiting.isEmpty()) {
        taken.add(waiting.removeFirst());
      }
      return taken;
    } finally {
      lock.unlock();
    }
  }

  private List<Delivery> takeAll() {
    return take(Integer.MAX_VALUE);
  }

  private void putBack(List<Delivery> taken) {
    lock.lock();
    try {
      taken.reversed().forEach(waiting::addFirst);
    } finally {
      lock.unlock();
    }
  }

  private boolean isEmpty() {
    lock.lock();
    try {
      return waiting.isEmpty();
    } finally {
      lock.unlock();
    }
  }
}
