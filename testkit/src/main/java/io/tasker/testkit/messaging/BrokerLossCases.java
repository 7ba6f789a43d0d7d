package io.tasker.testkit.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.contract.error.TaskerException;
import io.tasker.contract.spi.messaging.BrokerMessaging.Health;
import io.tasker.contract.spi.messaging.BrokerMessaging.Outgoing;
import io.tasker.contract.spi.messaging.Delivery;
import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.testkit.Eventually;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

/** What holds while connections to the broker come and go. */
public abstract class BrokerLossCases extends BrokerCases {
  @Test
  void what_is_in_hand_comes_again_when_the_connection_is_lost_and_old_receipts_do_nothing() {
    QueueName queue = newQueue();
    BlockingQueue<Delivery> arrived = new LinkedBlockingQueue<>();
    publish(queue, List.of("1"));

    try (var _ = messaging().subscribe(queue, 5, arrived::add)) {
      Delivery old = delivery(arrived);
      brokerBench().faults().lose();
      Delivery again = delivery(arrived);
      old.receipt().acknowledge();
      old.receipt().requeue();
      assertThat(text(again)).isEqualTo("1");
      brokerBench().faults().lose();
      delivery(arrived).receipt().acknowledge();
      waitUntilUp();
    }

    assertThat(takeAll(queue)).isEmpty();
  }

  @Test
  void while_the_broker_is_away_everything_says_so_and_then_goes_on_by_itself() {
    QueueName queue = newQueue();
    Queue<String> seen = new ConcurrentLinkedQueue<>();

    try (var _ = messaging().subscribe(queue, 5, delivery -> use(delivery, seen))) {
      publish(queue, List.of("1"));
      Eventually.until("the first has come", SOON, () -> seen.size() == 1);
      brokerBench().faults().away();
      Eventually.until("it says so", SOON, () -> messaging().health() instanceof Health.Down);
      assertUnavailable(() -> messaging().publish(List.of(new Outgoing(queue, "no"))));
      assertUnavailable(() -> messaging().state(queue));
      assertUnavailable(() -> messaging().declare(Set.of(queue)));
      assertUnavailable(() -> messaging().declare(Set.of()));
      brokerBench().faults().back();
      waitUntilUp();
      publish(queue, List.of("2"));
      Eventually.until("the second has come", SOON, () -> seen.contains("2"), seen::toString);
    }

    // The first may have come twice: its acknowledgement may have been on its way.
    assertThat(new LinkedHashSet<>(seen)).containsExactly("1", "2");
  }

  @Test
  void who_subscribes_while_the_broker_is_away_consumes_when_it_is_back() {
    QueueName queue = newQueue();
    publish(queue, List.of("1"));
    BlockingQueue<Delivery> arrived = new LinkedBlockingQueue<>();
    brokerBench().faults().away();
    Eventually.until("it is away", SOON, () -> messaging().health() instanceof Health.Down);

    try (var _ = messaging().subscribe(queue, 5, arrived::add)) {
      brokerBench().faults().back();
      assertThat(next(arrived)).isEqualTo("1");
    }
  }

  @Test
  void nothing_that_was_confirmed_is_lost_while_connections_come_and_go() {
    QueueName queue = newQueue();
    Set<String> seen = ConcurrentHashMap.newKeySet();
    Set<String> confirmed = ConcurrentHashMap.newKeySet();

    try (var _ =
        messaging()
            .subscribe(
                queue,
                10,
                delivery -> {
                  seen.add(text(delivery));
                  delivery.receipt().acknowledge();
                })) {
      for (int i = 0; i < 60; i++) {
        String body = Integer.toString(i);
        if (i % 20 == 10) {
          brokerBench().faults().lose();
        }
        Eventually.until("it is published", SOON, () -> published(queue, body));
        confirmed.add(body);
      }
      Eventually.until(
          "all have come", SOON, () -> seen.containsAll(confirmed), () -> seen.toString());
    }
  }

  private boolean published(QueueName queue, String body) {
    try {
      messaging().publish(List.of(new Outgoing(queue, body)));
      return true;
    } catch (TaskerException e) {
      return false;
    }
  }
}
