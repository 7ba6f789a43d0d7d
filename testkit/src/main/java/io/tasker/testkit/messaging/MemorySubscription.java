package io.tasker.testkit.messaging;

import io.tasker.contract.spi.messaging.BrokerMessaging.Subscription;
import io.tasker.contract.spi.messaging.Delivery;
import io.tasker.contract.spi.messaging.QueueName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Consumes a queue in memory, on a thread of its own. */
final class MemorySubscription implements Subscription {
  private final QueueName name;
  private final int prefetch;
  private final Consumer<Delivery> consumer;
  private final Supplier<Optional<MemoryQueue>> place;
  private final Consumer<MemorySubscription> ended;
  private final Runnable waker = this::wake;
  private final Semaphore news = new Semaphore(0);
  private final ReentrantLock delivering = new ReentrantLock();
  private final Set<Receipt> unsettled = new HashSet<>();
  private @Nullable MemoryQueue queue;
  private volatile boolean closed;

  MemorySubscription(
      QueueName name,
      int prefetch,
      Consumer<Delivery> consumer,
      Supplier<Optional<MemoryQueue>> place,
      Consumer<MemorySubscription> ended) {
    this.name = name;
    this.prefetch = prefetch;
    this.consumer = consumer;
    this.place = place;
    this.ended = ended;
  }

  void start() {
    Thread.ofVirtual().name("memory-broker-" + name).start(this::run);
  }

  void wake() {
    news.release();
  }

  /** What is in hand comes again; its receipts are void. */
  void lose() {
    List<Receipt> lost;
    synchronized (this) {
      lost = new ArrayList<>(unsettled);
      leave();
    }
    lost.forEach(Receipt::requeue);
    wake();
  }

  @Override
  public void close() {
    delivering.lock();
    closed = true;
    delivering.unlock();
    synchronized (this) {
      leave();
    }
    wake();
    ended.accept(this);
  }

  private void run() {
    while (!closed) {
      while (deliverOne()) {}
      news.acquireUninterruptibly();
      news.drainPermits();
    }
  }

  private boolean deliverOne() {
    delivering.lock();
    try {
      Optional<Receipt> next = closed ? Optional.empty() : next();
      next.ifPresent(this::hand);
      return next.isPresent();
    } finally {
      delivering.unlock();
    }
  }

  private void hand(Receipt receipt) {
    MemoryMessage message = receipt.message;
    try {
      consumer.accept(new Delivery(name, message.body(), message.trace(), message.laps(), receipt));
    } catch (RuntimeException e) {
      receipt.requeue();
    }
  }

  private synchronized Optional<Receipt> next() {
    MemoryQueue present = place.get().orElse(null);
    if (present != queue) {
      leave();
      queue = present;
      if (present != null) {
        present.attach(waker);
      }
    }
    if (present == null || unsettled.size() >= prefetch) {
      return Optional.empty();
    }
    return present.next().map(message -> new Receipt(message, present));
  }

  // Under this object's monitor.
  private void leave() {
    if (queue != null) {
      queue.detach(waker);
      queue = null;
    }
  }

  /** Of one delivery. */
  private final class Receipt implements Delivery.Receipt {
    private final MemoryMessage message;
    private final MemoryQueue from;
    private final AtomicBoolean settled = new AtomicBoolean();

    Receipt(MemoryMessage message, MemoryQueue from) {
      this.message = message;
      this.from = from;
      unsettled.add(this);
    }

    @Override
    public void acknowledge() {
      settle(false);
    }

    @Override
    public void requeue() {
      settle(true);
    }

    private void settle(boolean again) {
      if (!settled.compareAndSet(false, true)) {
        return;
      }
      synchronized (MemorySubscription.this) {
        unsettled.remove(this);
      }
      if (again) {
        from.giveBack(message);
      }
      wake();
    }
  }
}
