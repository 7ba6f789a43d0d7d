package io.tasker.testkit.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.contract.spi.messaging.BrokerMessaging;
import io.tasker.contract.spi.messaging.BrokerMessaging.Health;
import io.tasker.contract.spi.messaging.BrokerMessaging.Outgoing;
import io.tasker.contract.spi.messaging.Delivery;
import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.testkit.Eventually;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** What all cases of a messaging with a broker need. */
public abstract class BrokerCases extends MessagingCases {
  /** How long something may take that others bring about. */
  protected static final Duration SOON = Duration.ofSeconds(30);

  /** The redeliveries that the bench's messaging allows. */
  protected static final int DELIVERY_LIMIT = 3;

  @Override
  protected abstract BrokerBench openBench();

  /** The bench of the present case. */
  protected final BrokerBench brokerBench() {
    return (BrokerBench) bench();
  }

  /** The messaging of the present case. */
  protected final BrokerMessaging messaging() {
    return brokerBench().messaging();
  }

  /** Waits until the broker can be used again. */
  protected final void waitUntilUp() {
    Eventually.until(
        "the broker is back",
        SOON,
        () -> messaging().health() instanceof Health.Up,
        () -> messaging().health().toString());
  }

  /** That something fails since the broker cannot be used at present. */
  protected static void assertUnavailable(Runnable work) {
    assertThatThrownBy(work::run)
        .isInstanceOfSatisfying(
            TaskerException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.MESSAGING_UNAVAILABLE));
  }

  /** The body of the next delivery, acknowledged. */
  protected static String next(BlockingQueue<Delivery> arrived) {
    Delivery delivery = delivery(arrived);
    delivery.receipt().acknowledge();
    return text(delivery);
  }

  /** The next delivery. */
  protected static Delivery delivery(BlockingQueue<Delivery> arrived) {
    try {
      Delivery delivery = arrived.poll(SOON.toSeconds(), TimeUnit.SECONDS);
      if (delivery == null) {
        throw new AssertionError("nothing was delivered");
      }
      return delivery;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** The body of a delivery. */
  protected static String text(Delivery delivery) {
    return new String(delivery.body(), StandardCharsets.UTF_8);
  }

  /** Past the bench, which counts what it sends and would wait for what the case itself takes. */
  final void publish(QueueName queue, List<String> bodies) {
    messaging().publish(bodies.stream().map(body -> new Outgoing(queue, body)).toList());
  }

  /** Acknowledges a delivery and notes its body. */
  static void use(Delivery delivery, Queue<String> done) {
    done.add(text(delivery));
    delivery.receipt().acknowledge();
  }
}
