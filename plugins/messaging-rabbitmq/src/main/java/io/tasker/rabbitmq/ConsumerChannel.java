package io.tasker.rabbitmq;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import com.rabbitmq.client.ShutdownSignalException;
import io.tasker.contract.spi.messaging.Delivery;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** One channel with one consumer; receipts of its deliveries are worth nothing on another. */
final class ConsumerChannel extends DefaultConsumer {
  private static final Logger LOG = System.getLogger(ConsumerChannel.class.getName());

  private final RabbitSubscription subscription;
  private final String tag = "tasker-consumer-" + UUID.randomUUID();
  private final AtomicInteger unsettled = new AtomicInteger();
  private volatile boolean consuming;
  private volatile boolean cancelled;

  ConsumerChannel(Channel channel, RabbitSubscription subscription) {
    super(channel);
    this.subscription = subscription;
  }

  void consume(int prefetch) throws IOException {
    getChannel().basicQos(prefetch);
    consuming = true;
    getChannel().basicConsume(subscription.queue().value(), false, tag, this);
    LOG.log(Level.DEBUG, () -> "consuming queue=" + subscription.queue() + " consumer=" + tag);
  }

  boolean consumes() {
    return consuming && getChannel().isOpen();
  }

  /** No new deliveries; those in hand may still be settled. */
  void cancel() {
    cancelled = true;
    try {
      getChannel().basicCancel(tag);
    } catch (IOException | ShutdownSignalException _) {
      // It is gone already.
    }
  }

  /** Ends the subscription once it is cancelled and nothing is in anybody's hand. */
  void endIfSettled() {
    if (cancelled && unsettled.get() == 0) {
      subscription.settled();
    }
  }

  @Override
  public void handleDelivery(
      String consumerTag, Envelope envelope, AMQP.BasicProperties properties, byte[] body) {
    unsettled.incrementAndGet();
    Receipt receipt = new Receipt(envelope.getDeliveryTag());
    boolean taken =
        subscription.deliver(
            new Delivery(
                subscription.queue(),
                body,
                Headers.trace(properties),
                Headers.laps(properties),
                receipt));
    if (!taken) {
      receipt.requeue();
    }
  }

  /** The broker has ended it, such as for a queue that was deleted. */
  @Override
  public void handleCancel(String consumerTag) {
    consuming = false;
    subscription.run(this::abort);
    subscription.broken("cancelled by the broker");
  }

  @Override
  public void handleShutdownSignal(String consumerTag, ShutdownSignalException signal) {
    boolean expected = !consuming || signal.isInitiatedByApplication();
    consuming = false;
    if (!expected && !signal.isHardError()) {
      subscription.broken(Reasons.of(signal));
    }
  }

  private void abort() {
    try {
      getChannel().abort();
    } catch (IOException _) {
      // It is gone already.
    }
  }

  /** Of one delivery. */
  private final class Receipt implements Delivery.Receipt {
    private final long delivery;
    private final AtomicBoolean settled = new AtomicBoolean();

    Receipt(long delivery) {
      this.delivery = delivery;
    }

    @Override
    public void acknowledge() {
      settle(true);
    }

    @Override
    public void requeue() {
      settle(false);
    }

    private void settle(boolean done) {
      if (!settled.compareAndSet(false, true)) {
        return;
      }
      try {
        if (done) {
          getChannel().basicAck(delivery, false);
        } else {
          getChannel().basicReject(delivery, true);
        }
      } catch (IOException | ShutdownSignalException e) {
        LOG.log(
            Level.DEBUG,
            () ->
                "delivery comes again queue=%s reason=\"%s\""
                    .formatted(subscription.queue(), Reasons.of(e)));
      }
      unsettled.decrementAndGet();
      endIfSettled();
    }
  }
}
