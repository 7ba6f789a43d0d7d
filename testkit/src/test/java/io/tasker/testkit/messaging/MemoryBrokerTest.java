package io.tasker.testkit.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.contract.spi.messaging.BrokerMessaging.Health;
import io.tasker.contract.spi.messaging.BrokerMessaging.Outgoing;
import io.tasker.contract.spi.messaging.Delivery;
import io.tasker.contract.spi.messaging.QueueName;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The broker in memory keeps what every messaging promises. */
@Timeout(60)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MemoryBrokerTest extends BrokerMessagingCases {
  private MemoryBroker broker;

  @Override
  protected BrokerBench openBench() {
    var place = new MemoryBroker.Place(DELIVERY_LIMIT);
    return new BrokerBench(
        () -> {
          broker = new MemoryBroker(place, 10);
          return broker;
        },
        new Faults());
  }

  @Test
  void it_refuses_to_publish_when_told_to_and_consuming_goes_on() {
    QueueName queue = newQueue();
    bench().send(queue, List.of("1"));
    broker.refuse("memory alarm");

    assertUnavailable(() -> broker.publish(List.of(new Outgoing(queue, "2"))));
    assertThat(broker.health())
        .isEqualTo(new Health.Down("the broker takes no messages: memory alarm"));
    assertThat(takeAll(queue)).containsExactly("1");

    broker.back();
    bench().send(queue, List.of("2"));
    assertThat(takeAll(queue)).containsExactly("2");
  }

  @Test
  void a_queue_that_was_dropped_is_made_again_for_who_consumes_it() {
    QueueName queue = newQueue();
    BlockingQueue<Delivery> arrived = new LinkedBlockingQueue<>();

    try (var _ = broker.subscribe(queue, 1, arrived::add)) {
      broker.drop(queue);
      bench().send(queue, List.of("1"));
      assertThat(next(arrived)).isEqualTo("1");
    }
  }

  private final class Faults implements BrokerBench.Faults {
    @Override
    public void lose() {
      broker.loseConnection();
    }

    @Override
    public void away() {
      broker.away();
    }

    @Override
    public void back() {
      broker.back();
    }

    @Override
    public void close() {}
  }
}
