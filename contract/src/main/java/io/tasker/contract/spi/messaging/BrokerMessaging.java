package io.tasker.contract.spi.messaging;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Queues in a broker. Nothing here takes part in a database transaction: the engine publishes from
 * an outbox after its commit and acknowledges after the commit that used the message. Duplicates
 * are normal and harmless, order is not promised.
 */
public non-sealed interface BrokerMessaging extends Messaging {
  /** Creates queues where they are missing. */
  void declare(Set<QueueName> queues);

  /**
   * Publishes and returns when the broker has taken responsibility for every message.
   *
   * @throws io.tasker.contract.error.TaskerException {@code UNAVAILABLE} kind if it has not; any of
   *     the messages may have arrived nevertheless
   */
  void publish(List<Outgoing> messages);

  /**
   * Consumes a queue until the subscription is closed.
   *
   * @param prefetch deliveries without a settled receipt at most, from 1
   * @param consumer called one delivery at a time per subscription; must not block for long
   */
  Subscription subscribe(QueueName queue, int prefetch, Consumer<Delivery> consumer);

  /**
   * A message on its way out.
   *
   * @param queue where to
   * @param body JSON text
   */
  record Outgoing(QueueName queue, String body) {}

  /** Ends the consuming of one queue. */
  interface Subscription extends AutoCloseable {
    @Override
    void close();
  }
}
