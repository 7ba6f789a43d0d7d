package io.tasker.contract.spi.messaging;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Queues in a broker. Nothing here takes part in a database transaction: the engine publishes from
 * an outbox after its commit and acknowledges after the commit that used the message. Duplicates
 * are normal and harmless, order is not promised.
 *
 * <p>The broker may be away at any time. What was subscribed to is consumed again as soon as it is
 * back, without being asked; queues that are gone by then are made again. All methods may be called
 * from any thread.
 */
public non-sealed interface BrokerMessaging extends Messaging {
  /** How many deliveries of one queue a process may hold without having settled them, from 1. */
  int prefetch();

  /**
   * Creates queues where they are missing; durable, with the queues for what cannot be delivered.
   * Of no queues it only finds out whether the broker can be asked.
   *
   * @throws io.tasker.contract.error.TaskerException {@code MESSAGING_UNAVAILABLE} if the broker
   *     cannot be asked; {@code CONFIG_INVALID} if it refuses us, or a queue is there that does not
   *     fit the configuration
   */
  void declare(Set<QueueName> queues);

  /**
   * Publishes and returns when the broker has taken responsibility for every message. A queue that
   * is missing is created.
   *
   * @throws io.tasker.contract.error.TaskerException {@code MESSAGING_UNAVAILABLE} if it has not
   *     within the configured time; any of the messages may have arrived nevertheless
   */
  void publish(List<Outgoing> messages);

  /**
   * Consumes a queue until the subscription is closed, also while the broker comes and goes.
   *
   * @param prefetch deliveries without a settled receipt at most, from 1
   * @param consumer called one delivery at a time per subscription; must not block for long
   */
  Subscription subscribe(QueueName queue, int prefetch, Consumer<Delivery> consumer);

  /**
   * Acknowledges deliveries of this broker, as {@link Delivery.Receipt#acknowledge} does for each
   * of them; perhaps in fewer words. Never throws: what the broker does not hear of comes again.
   */
  default void acknowledge(List<Delivery> deliveries) {
    deliveries.forEach(delivery -> delivery.receipt().acknowledge());
  }

  /**
   * What the broker says of a queue; empty if there is none of that name.
   *
   * @throws io.tasker.contract.error.TaskerException {@code MESSAGING_UNAVAILABLE} if the broker
   *     cannot be asked
   */
  Optional<QueueState> state(QueueName queue);

  /** Where the broker puts messages of a queue that were delivered too often; a queue, too. */
  QueueName deadLetters(QueueName queue);

  /** How the connection is doing; answers at once, from what is known. */
  Health health();

  /**
   * A message on its way out.
   *
   * @param queue where to
   * @param body JSON text
   * @param trace what it is a part of, a W3C {@code traceparent}; null if nobody traces it
   * @param laps how often somebody has put it back who could not use it, from 0
   */
  record Outgoing(QueueName queue, String body, @Nullable String trace, int laps) {
    /** A message that nobody traces and that comes for the first time. */
    public Outgoing(QueueName queue, String body) {
      this(queue, body, null, 0);
    }
  }

  /**
   * A queue, as the broker sees it.
   *
   * @param ready messages that wait for a consumer; those in a consumer's hands are not counted
   * @param consumers who consume it, in all processes
   */
  record QueueState(long ready, int consumers) {}

  /** How the connection is doing. */
  sealed interface Health {
    /** Connected, and the broker takes messages. */
    record Up() implements Health {}

    /**
     * Not to be used at present.
     *
     * @param reason for a person: not connected, or blocked by the broker and why
     */
    record Down(String reason) implements Health {}
  }

  /** Ends the consuming of one queue. */
  interface Subscription extends AutoCloseable {
    /**
     * Nothing is delivered any more when it returns; receipts of what was delivered stay valid.
     * Twice without harm.
     */
    @Override
    void close();
  }
}
