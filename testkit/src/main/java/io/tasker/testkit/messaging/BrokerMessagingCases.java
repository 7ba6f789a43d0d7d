package io.tasker.testkit.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.contract.spi.messaging.BrokerMessaging;
import io.tasker.contract.spi.messaging.BrokerMessaging.Outgoing;
import io.tasker.contract.spi.messaging.BrokerMessaging.QueueState;
import io.tasker.contract.spi.messaging.Delivery;
import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.testkit.Eventually;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds besides for every messaging whose queues are in a broker. */
public abstract class BrokerMessagingCases extends BrokerLossCases {
  @Test
  void what_is_published_is_in_its_queue_when_publishing_returns() {
    QueueName queue = newQueue();

    messaging().publish(List.of(new Outgoing(queue, "1"), new Outgoing(queue, "2")));

    assertThat(messaging().state(queue)).contains(new QueueState(2, 0));
  }

  @Test
  void nothing_to_publish_is_nothing_to_do() {
    messaging().publish(List.of());
  }

  @Test
  void one_call_publishes_to_several_queues_with_traces_and_laps() {
    QueueName one = newQueue();
    QueueName other = newQueue();

    messaging().publish(List.of(new Outgoing(one, "1", "00-a-b-01", 3), new Outgoing(other, "2")));

    try (var first = brokerBench().take(one, 5);
        var second = brokerBench().take(other, 5)) {
      assertThat(first.deliveries())
          .singleElement()
          .satisfies(
              delivery -> {
                assertThat(delivery.queue()).isEqualTo(one);
                assertThat(delivery.trace()).isEqualTo("00-a-b-01");
                assertThat(delivery.laps()).isEqualTo(3);
              });
      assertThat(second.deliveries())
          .singleElement()
          .satisfies(
              delivery -> {
                assertThat(delivery.trace()).isNull();
                assertThat(delivery.laps()).isZero();
              });
    }
  }

  @Test
  void publishing_makes_a_queue_that_is_missing() {
    QueueName queue = unused();
    assertThat(messaging().state(queue)).isEmpty();

    messaging().publish(List.of(new Outgoing(queue, "1"), new Outgoing(queue, "2")));

    assertThat(takeAll(queue)).containsExactlyInAnyOrder("1", "2");
  }

  @Test
  void subscribing_makes_a_queue_that_is_missing() {
    QueueName queue = unused();
    BlockingQueue<Delivery> arrived = new LinkedBlockingQueue<>();

    try (var _ = messaging().subscribe(queue, 5, arrived::add)) {
      messaging().publish(List.of(new Outgoing(queue, "1")));

      assertThat(next(arrived)).isEqualTo("1");
    }
  }

  @Test
  void a_consumer_never_holds_more_than_its_prefetch_and_the_rest_stays_in_the_queue() {
    QueueName queue = newQueue();
    AtomicInteger held = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Queue<Delivery> hand = new ConcurrentLinkedQueue<>();
    publish(queue, numbers(50));

    try (var _ =
        messaging()
            .subscribe(
                queue,
                7,
                delivery -> {
                  most.accumulateAndGet(held.incrementAndGet(), Math::max);
                  hand.add(delivery);
                })) {
      Eventually.until("the hand is full", SOON, () -> hand.size() == 7);
      assertThat(bench().depth(queue)).isEqualTo(43);
      for (int done = 0; done < 50; done++) {
        Eventually.until("something is in hand", SOON, () -> !hand.isEmpty());
        held.decrementAndGet();
        hand.remove().receipt().acknowledge();
      }
    }

    assertThat(most).hasValue(7);
    assertThat(takeAll(queue)).isEmpty();
  }

  @Test
  void several_consumers_share_a_queue_and_each_message_comes_once() {
    QueueName queue = newQueue();
    Queue<String> seen = new ConcurrentLinkedQueue<>();
    var first = messaging().subscribe(queue, 10, delivery -> use(delivery, seen));
    var second = messaging().subscribe(queue, 10, delivery -> use(delivery, seen));

    try (first;
        second) {
      publish(queue, numbers(300));
      Eventually.until("all have come", SOON, () -> seen.size() >= 300, seen::toString);
    }

    assertThat(seen).containsExactlyInAnyOrderElementsOf(numbers(300));
    assertThat(takeAll(queue)).isEmpty();
  }

  @Test
  void a_subscription_delivers_one_at_a_time() {
    QueueName queue = newQueue();
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch all = new CountDownLatch(200);

    try (var _ =
        messaging()
            .subscribe(
                queue,
                20,
                delivery -> {
                  most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                  delivery.receipt().acknowledge();
                  inside.decrementAndGet();
                  all.countDown();
                })) {
      publish(queue, numbers(200));
      await(all);
    }

    assertThat(most).hasValue(1);
  }

  @Test
  void what_is_requeued_comes_again_and_the_first_settlement_counts() {
    QueueName queue = newQueue();
    BlockingQueue<Delivery> arrived = new LinkedBlockingQueue<>();
    publish(queue, List.of("1"));

    try (var _ = messaging().subscribe(queue, 1, arrived::add)) {
      Delivery first = delivery(arrived);
      first.receipt().requeue();
      first.receipt().acknowledge();
      Delivery second = delivery(arrived);
      second.receipt().acknowledge();
      second.receipt().requeue();
      assertThat(text(second)).isEqualTo("1");
    }

    assertThat(takeAll(queue)).isEmpty();
  }

  @Test
  void sets_are_acknowledged_in_any_order_and_only_what_is_in_them() {
    QueueName queue = newQueue();
    BlockingQueue<Delivery> arrived = new LinkedBlockingQueue<>();
    publish(queue, numbers(12));
    List<Delivery> all;
    try (var _ = messaging().subscribe(queue, 12, arrived::add)) {
      all = Stream.generate(() -> delivery(arrived)).limit(12).toList();
    }

    messaging().acknowledge(List.of(all.get(7), all.get(1), all.get(0)));
    all.get(2).receipt().requeue();
    messaging().acknowledge(List.of(all.get(1), all.get(3), all.get(4), all.get(11)));
    messaging().acknowledge(List.of());
    all.get(5).receipt().acknowledge();
    List.of(6, 8, 9, 10).forEach(left -> all.get(left).receipt().requeue());
    messaging().acknowledge(all);

    assertThat(takeAll(queue))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(2, 6, 8, 9, 10).map(left -> text(all.get(left))).toList());
  }

  @Test
  void a_message_that_nobody_can_use_ends_in_the_dead_letters_and_the_rest_flows() {
    QueueName queue = newQueue();
    Queue<String> done = new ConcurrentLinkedQueue<>();
    AtomicInteger poison = new AtomicInteger();
    publish(queue, List.of("\"poison\"", "1", "2"));

    try (var _ =
        messaging()
            .subscribe(
                queue,
                2,
                delivery -> {
                  if (text(delivery).equals("\"poison\"")) {
                    poison.incrementAndGet();
                    delivery.receipt().requeue();
                  } else {
                    use(delivery, done);
                  }
                })) {
      publish(queue, List.of("3"));
      Eventually.until("the rest is done", SOON, () -> done.size() == 3, done::toString);
      assertThat(takeOne(messaging().deadLetters(queue))).isEqualTo("\"poison\"");
    }

    assertThat(poison).hasValue(DELIVERY_LIMIT + 1);
    assertThat(takeAll(queue)).isEmpty();
  }

  @Test
  void dead_letters_have_no_dead_letters_of_their_own() {
    QueueName dead = messaging().deadLetters(newQueue());

    assertThat(messaging().deadLetters(dead)).isEqualTo(dead);
    assertThat(messaging().state(dead)).contains(new QueueState(0, 0));
  }

  @Test
  void a_consumer_that_throws_gets_the_message_again() {
    QueueName queue = newQueue();
    AtomicInteger times = new AtomicInteger();
    Queue<String> done = new ConcurrentLinkedQueue<>();
    publish(queue, List.of("1"));

    try (var _ =
        messaging()
            .subscribe(
                queue,
                1,
                delivery -> {
                  if (times.incrementAndGet() == 1) {
                    throw new IllegalStateException("the first time");
                  }
                  use(delivery, done);
                })) {
      Eventually.until("it came again", SOON, () -> done.size() == 1);
    }
  }

  @Test
  void a_closed_subscription_gets_nothing_and_its_receipts_still_count() {
    QueueName queue = newQueue();
    BlockingQueue<Delivery> arrived = new LinkedBlockingQueue<>();
    publish(queue, List.of("1"));
    var subscription = messaging().subscribe(queue, 5, arrived::add);
    Delivery held = delivery(arrived);

    subscription.close();
    subscription.close();
    publish(queue, List.of("2"));

    assertThat(bench().depth(queue)).isEqualTo(1);
    held.receipt().acknowledge();
    assertThat(takeAll(queue)).containsExactly("2");
    assertThat(arrived).isEmpty();
  }

  @Test
  void a_subscription_may_be_closed_by_its_own_consumer() throws Exception {
    QueueName queue = newQueue();
    var handle = new LinkedBlockingQueue<BrokerMessaging.Subscription>();
    CountDownLatch closed = new CountDownLatch(1);
    handle.add(
        messaging()
            .subscribe(
                queue,
                1,
                delivery -> {
                  delivery.receipt().acknowledge();
                  handle.remove().close();
                  closed.countDown();
                }));

    publish(queue, List.of("1", "2"));
    await(closed);

    assertThat(takeAll(queue)).containsExactly("2");
  }

  private String takeOne(QueueName queue) {
    BlockingQueue<Delivery> arrived = new LinkedBlockingQueue<>();
    try (var _ = messaging().subscribe(queue, 1, arrived::add)) {
      return next(arrived);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
