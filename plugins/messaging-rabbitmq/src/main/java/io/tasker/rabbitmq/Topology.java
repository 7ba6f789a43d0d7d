package io.tasker.rabbitmq;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.BuiltinExchangeType;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ShutdownSignalException;
import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.contract.spi.messaging.BrokerMessaging.QueueState;
import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.rabbitmq.RabbitConfig.QueueType;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which queues and exchanges there are, and what belongs to a queue. */
final class Topology {
  static final int NOT_FOUND = 404;
  static final int PRECONDITION_FAILED = 406;

  private static final String DEAD = "_dlq";
  private static final String DEAD_EXCHANGE = "_dlx";
  private static final int LONGEST = 47;

  private final QueueType type;
  private final int deliveryLimit;

  Topology(QueueType type, int deliveryLimit) {
    this.type = type;
    this.deliveryLimit = deliveryLimit;
  }

  /** Something done on a channel of its own, which may be closed by it. */
  private interface Work<T> {
    T on(Channel channel) throws IOException;
  }

  /** Where messages go that were delivered too often; a queue for those has none of its own. */
  static QueueName deadLetters(QueueName queue) {
    if (isDead(queue)) {
      return queue;
    }
    if (queue.value().length() + DEAD.length() > LONGEST) {
      throw new TaskerException(
          ErrorCode.CONFIG_INVALID,
          "the queue name %s is too long for RabbitMQ as the backend, which needs one with %s, too; allowed: %d characters"
              .formatted(queue, DEAD, LONGEST - DEAD.length()));
    }
    return new QueueName(queue.value() + DEAD);
  }

  /**
   * Makes queues where they are missing.
   *
   * @throws TaskerException {@code CONFIG_INVALID} or {@code MESSAGING_UNAVAILABLE}
   */
  void declare(Connection connection, Set<QueueName> queues) {
    for (QueueName queue : queues) {
      QueueName dead = deadLetters(queue);
      try {
        work(connection, channel -> declare(channel, queue, dead));
      } catch (IOException | ShutdownSignalException e) {
        throw failed(queue, e);
      }
    }
  }

  /** What the broker says of a queue. */
  Optional<QueueState> state(Connection connection, QueueName queue) {
    try {
      AMQP.Queue.DeclareOk ok =
          work(connection, channel -> channel.queueDeclarePassive(queue.value()));
      return Optional.of(new QueueState(ok.getMessageCount(), ok.getConsumerCount()));
    } catch (IOException | ShutdownSignalException e) {
      if (Reasons.code(e) == NOT_FOUND) {
        return Optional.empty();
      }
      throw failed(queue, e);
    }
  }

  private boolean declare(Channel channel, QueueName queue, QueueName dead) throws IOException {
    if (!isDead(queue)) {
      String exchange = queue + DEAD_EXCHANGE;
      channel.exchangeDeclare(exchange, BuiltinExchangeType.DIRECT, true);
      channel.queueDeclare(dead.value(), true, false, false, arguments(dead));
      channel.queueBind(dead.value(), exchange, queue.value());
    }
    channel.queueDeclare(queue.value(), true, false, false, arguments(queue));
    return true;
  }

  private Map<String, Object> arguments(QueueName queue) {
    Map<String, Object> arguments = new HashMap<>();
    arguments.put("x-queue-type", type.wireName());
    if (type == QueueType.QUORUM) {
      // Newer brokers have a limit where none is given, and drop what exceeds it.
      arguments.put("x-delivery-limit", isDead(queue) ? Integer.MAX_VALUE : deliveryLimit);
    }
    if (!isDead(queue)) {
      arguments.put("x-dead-letter-exchange", queue + DEAD_EXCHANGE);
      arguments.put("x-dead-letter-routing-key", queue.value());
    }
    return arguments;
  }

  private static boolean isDead(QueueName queue) {
    return queue.value().endsWith(DEAD);
  }

  private static <T> T work(Connection connection, Work<T> work) throws IOException {
    Channel channel = connection.createChannel();
    if (channel == null) {
      throw new IOException("the broker allows no further channel on this connection");
    }
    try {
      return work.on(channel);
    } finally {
      channel.abort();
    }
  }

  private static TaskerException failed(QueueName queue, Exception cause) {
    if (Reasons.code(cause) == PRECONDITION_FAILED) {
      return Misfit.of(queue, cause);
    }
    return new TaskerException(
        ErrorCode.MESSAGING_UNAVAILABLE,
        "the broker did not answer about the queue " + queue + ": " + Reasons.of(cause),
        cause);
  }
}
