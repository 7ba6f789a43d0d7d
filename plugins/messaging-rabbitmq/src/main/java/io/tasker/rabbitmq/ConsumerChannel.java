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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One channel with one consumer; receipts of its deliveries are worth nothing on another. */
final class ConsumerChannel extends DefaultConsumer {
  private static final Logger LOG = System.getLogger(ConsumerChannel.class.getName());

  private final RabbitSubscription subscription;
  private final String tag = "tasker-consumer-" + UUID.randomUUID();
  private final OpenDeliveries open;
  private volatile boolean consuming;
  private volatile boolean cancelled;

  ConsumerChannel(Channel channel, RabbitSubscription subscription) {
    super(channel);
    this.subscription = subscription;
    this.open = new OpenDeliveries(new ChannelWire(channel));
  }

  /** Acknowledges deliveries of any channels. */
  static void acknowledge(List<Delivery> deliveries) {
    Map<ConsumerChannel, List<Long>> byChannel = new HashMap<>();
    for (Delivery delivery : deliveries) {
      Receipt receipt = (Receipt) delivery.receipt();
      byChannel.computeIfAbsent(receipt.channel(), _ -> new ArrayList<>()).add(receipt.tag());
    }
    byChannel.forEach((channel, tags) -> channel.settle(() -> channel.open.acknowledge(tags)));
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
    if (cancelled && open.isEmpty()) {
      subscription.settled();
    }
  }

  @Override
  public void handleDelivery(
      String consumerTag, Envelope envelope, AMQP.BasicProperties properties, byte[] body) {
    open.add(envelope.getDeliveryTag());
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

  private void settle(Settling settling) {
    try {
      settling.run();
    } catch (IOException | ShutdownSignalException e) {
      LOG.log(
          Level.DEBUG,
          () ->
              "delivery comes again queue=%s reason=\"%s\""
                  .formatted(subscription.queue(), Reasons.of(e)));
    }
    endIfSettled();
  }

  /** Tells the broker. */
  private interface Settling {
    void run() throws IOException;
  }

  /** By frames of a channel. */
  private record ChannelWire(Channel channel) implements OpenDeliveries.Wire {
    @Override
    public void acknowledge(long tag, boolean allBefore) throws IOException {
      channel.basicAck(tag, allBefore);
    }

    @Override
    public void requeue(long tag) throws IOException {
      channel.basicReject(tag, true);
    }
  }

  /** Of one delivery. */
  private final class Receipt implements Delivery.Receipt {
    private final long tag;

    Receipt(long tag) {
      this.tag = tag;
    }

    ConsumerChannel channel() {
      return ConsumerChannel.this;
    }

    long tag() {
      return tag;
    }

    @Override
    public void acknowledge() {
      settle(() -> open.acknowledge(List.of(tag)));
    }

    @Override
    public void requeue() {
      settle(() -> open.requeue(tag));
    }
  }
}
