package io.tasker.testkit.messaging;

import io.tasker.contract.spi.messaging.BrokerMessaging;
import io.tasker.contract.spi.messaging.BrokerMessaging.Outgoing;
import io.tasker.contract.spi.messaging.BrokerMessaging.QueueState;
import io.tasker.contract.spi.messaging.BrokerMessaging.Subscription;
import io.tasker.contract.spi.messaging.Delivery;
import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.testkit.Eventually;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Queues in a broker: each consumer is a subscription, taking is what it holds unsettled. */
public final class BrokerBench implements QueueBench {
  private static final Duration DEADLINE = Duration.ofSeconds(20);
  // After the broker says that a queue is empty, for what is on its way to us.
  private static final long LINGER_MILLIS = 150;

  private final Supplier<? extends BrokerMessaging> opener;
  private final Faults faults;
  // Of what was sent by us, what nobody holds and nobody is done with.
  private final Map<QueueName, AtomicInteger> there = new ConcurrentHashMap<>();
  private BrokerMessaging messaging;

  /** What can happen to a connection. */
  public interface Faults extends AutoCloseable {
    /** Ends the connections that there are; new ones are possible. */
    void lose();

    /** Ends the connections and takes no new ones until {@link #back()}. */
    void away();

    /** Takes connections again. */
    void back();

    /** Removes what the test made. */
    @Override
    void close();
  }

  /**
   * Works on what the opener opens.
   *
   * @param opener opens the messaging, more than once if a case asks for it; closed by us
   */
  public BrokerBench(Supplier<? extends BrokerMessaging> opener, Faults faults) {
    this.opener = opener;
    this.faults = faults;
    this.messaging = opener.get();
  }

  /** The messaging of the present case. */
  public BrokerMessaging messaging() {
    return messaging;
  }

  /** What can happen to its connection. */
  public Faults faults() {
    return faults;
  }

  @Override
  public void create(QueueName queue) {
    messaging.declare(Set.of(queue));
  }

  @Override
  public void send(QueueName queue, List<String> bodies, @Nullable String trace) {
    there(queue).addAndGet(bodies.size());
    messaging.publish(bodies.stream().map(body -> new Outgoing(queue, body, trace, 0)).toList());
  }

  @Override
  public long depth(QueueName queue) {
    return messaging.state(queue).map(QueueState::ready).orElseThrow();
  }

  @Override
  public void reopen() {
    messaging.close();
    messaging = opener.get();
  }

  @Override
  public Held take(QueueName queue, int max) {
    BlockingQueue<Delivery> arrived = new LinkedBlockingQueue<>();
    Subscription subscription = messaging.subscribe(queue, max, arrived::add);
    try {
      Eventually.until(
          "the consumer is full or its queue is empty",
          DEADLINE,
          () -> arrived.size() >= max || drained(queue, arrived.size()),
          () -> arrived.size() + " in hand, " + messaging.state(queue));
      List<Delivery> taken = new ArrayList<>();
      collect(arrived, taken);
      there(queue).addAndGet(-taken.size());
      return new Held(subscription, taken, there(queue));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  // What was put back may still be on its way, so that the broker's word alone is not enough.
  private boolean drained(QueueName queue, int inHand) {
    return inHand >= there(queue).get()
        && messaging.state(queue).filter(state -> state.ready() == 0).isPresent();
  }

  private AtomicInteger there(QueueName queue) {
    return there.computeIfAbsent(queue, _ -> new AtomicInteger());
  }

  private static void collect(BlockingQueue<Delivery> arrived, List<Delivery> taken)
      throws InterruptedException {
    Delivery next = arrived.poll(LINGER_MILLIS, TimeUnit.MILLISECONDS);
    while (next != null) {
      taken.add(next);
      next = arrived.poll(LINGER_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public void close() {
    messaging.close();
    faults.close();
  }

  /** Deliveries in hand, of one subscription. */
  public static final class Held implements Taken {
    private final Subscription subscription;
    private final List<Delivery> deliveries;
    private final AtomicInteger there;
    private boolean done;

    private Held(Subscription subscription, List<Delivery> deliveries, AtomicInteger there) {
      this.there = there;
      this.subscription = subscription;
      this.deliveries = List.copyOf(deliveries);
    }

    /** As they came. */
    public List<Delivery> deliveries() {
      return deliveries;
    }

    @Override
    public List<String> bodies() {
      return deliveries.stream()
          .map(delivery -> new String(delivery.body(), StandardCharsets.UTF_8))
          .toList();
    }

    @Override
    public List<String> traced() {
      return deliveries.stream()
          .map(
              delivery ->
                  new String(delivery.body(), StandardCharsets.UTF_8) + " " + delivery.trace())
          .toList();
    }

    @Override
    public void done() {
      done = true;
      deliveries.forEach(delivery -> delivery.receipt().acknowledge());
    }

    /** The subscription first: else it would be the one to which they come again. */
    @Override
    public void close() {
      subscription.close();
      deliveries.forEach(delivery -> delivery.receipt().requeue());
      if (!done) {
        there.addAndGet(deliveries.size());
      }
    }
  }
}
