package io.tasker.testkit.messaging;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.contract.spi.messaging.BrokerMessaging;
import io.tasker.contract.spi.messaging.Delivery;
import io.tasker.contract.spi.messaging.QueueName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A broker in the memory of this JVM, for tests only: what it holds ends with the JVM, and it can
 * be told to misbehave. Every subscription delivers on a thread of its own.
 */
public final class MemoryBroker implements BrokerMessaging {
  private static final String DEAD = "_dlq";

  private final Place place;
  private final int prefetch;
  private final Set<MemorySubscription> subscriptions = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /** Where messages are; several brokers may be clients of one place. */
  public static final class Place {
    private final Map<QueueName, MemoryQueue> queues = new ConcurrentHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final int deliveryLimit;
    private volatile boolean away;
    private volatile @Nullable String refusing;

    /**
     * An empty one.
     *
     * @param deliveryLimit redeliveries before a message is a dead letter, from 1
     */
    public Place(int deliveryLimit) {
      this.deliveryLimit = deliveryLimit;
    }
  }

  /** A client of a place. */
  public MemoryBroker(Place place, int prefetch) {
    this.place = place;
    this.prefetch = prefetch;
  }

  /** A place of its own, with 20 redeliveries and a prefetch of 100. */
  public MemoryBroker() {
    this(new Place(20), 100);
  }

  /** Nobody can do anything, and what is in hand comes again, until {@link #back()}. */
  public void away() {
    place.away = true;
    loseConnection();
  }

  /** Ends {@link #away()} and {@link #refuse(String)}. */
  public void back() {
    place.away = false;
    place.refusing = null;
    subscriptions.forEach(MemorySubscription::wake);
  }

  /** Publishing fails until {@link #back()}; consuming goes on. */
  public void refuse(String reason) {
    place.refusing = reason;
  }

  /** Takes what is unsettled out of this client's hands: it comes again, and receipts are void. */
  public void loseConnection() {
    subscriptions.forEach(MemorySubscription::lose);
  }

  /** Removes a queue and what is in it, as an operator might. */
  public void drop(QueueName queue) {
    place.queues.remove(queue);
    subscriptions.forEach(MemorySubscription::wake);
  }

  @Override
  public String name() {
    return "memory";
  }

  @Override
  public int prefetch() {
    return prefetch;
  }

  @Override
  public void declare(Set<QueueName> queues) {
    requireThere();
    queues.forEach(this::queue);
  }

  @Override
  public void publish(List<Outgoing> messages) {
    requireThere();
    String reason = place.refusing;
    if (reason != null) {
      throw unavailable("the broker takes no messages: " + reason);
    }
    for (Outgoing message : messages) {
      queue(message.queue()).add(MemoryMessage.of(message));
    }
  }

  @Override
  public Subscription subscribe(QueueName queue, int limit, Consumer<Delivery> consumer) {
    MemorySubscription subscription =
        new MemorySubscription(queue, limit, consumer, () -> present(queue), subscriptions::remove);
    subscriptions.add(subscription);
    subscription.start();
    return subscription;
  }

  @Override
  public Optional<QueueState> state(QueueName queue) {
    requireThere();
    return Optional.ofNullable(place.queues.get(queue)).map(MemoryQueue::state);
  }

  @Override
  public QueueName deadLetters(QueueName queue) {
    return queue.value().endsWith(DEAD) ? queue : new QueueName(queue.value() + DEAD);
  }

  @Override
  public Health health() {
    if (closed || place.away) {
      return new Health.Down("not connected to the broker in memory");
    }
    String reason = place.refusing;
    return reason == null
        ? new Health.Up()
        : new Health.Down("the broker takes no messages: " + reason);
  }

  @Override
  public void close() {
    closed = true;
    List<MemorySubscription> all = List.copyOf(subscriptions);
    all.forEach(MemorySubscription::close); // first, or it would take again what it loses
    all.forEach(MemorySubscription::lose);
  }

  /** The queue, if it can be reached; made if it is missing. */
  private Optional<MemoryQueue> present(QueueName name) {
    return closed || place.away ? Optional.empty() : Optional.of(queue(name));
  }

  private MemoryQueue queue(QueueName name) {
    place.lock.lock();
    try {
      MemoryQueue found = place.queues.get(name);
      if (found == null) {
        QueueName dead = deadLetters(name);
        found =
            dead.equals(name)
                ? new MemoryQueue(Integer.MAX_VALUE, null)
                : new MemoryQueue(place.deliveryLimit, queue(dead));
        place.queues.put(name, found);
      }
      return found;
    } finally {
      place.lock.unlock();
    }
  }

  private void requireThere() {
    if (closed || place.away) {
      throw unavailable("not connected to the broker in memory");
    }
  }

  private static TaskerException unavailable(String message) {
    return new TaskerException(ErrorCode.MESSAGING_UNAVAILABLE, message);
  }
}
