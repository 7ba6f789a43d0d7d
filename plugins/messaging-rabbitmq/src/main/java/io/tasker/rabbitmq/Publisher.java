package io.tasker.rabbitmq;

import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ShutdownSignalException;
import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.contract.spi.messaging.BrokerMessaging.Outgoing;
import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.rabbitmq.PublishChannel.Packet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Publishes with confirmations; as many at a time as there are callers. */
final class Publisher {
  private static final int ROUNDS = 3;

  private final Supplier<Connection> connection;
  private final Consumer<Set<QueueName>> declare;
  private final long patience;
  private final Executor executor;
  private final Deque<PublishChannel> idle = new ConcurrentLinkedDeque<>();
  private final Set<PublishChannel> busy = ConcurrentHashMap.newKeySet();

  /**
   * Publishes on channels of a connection.
   *
   * @param connection the present one; throws if it cannot be used
   * @param declare makes queues, by another connection
   * @param patience for a whole call
   * @param executor for writing
   */
  Publisher(
      Supplier<Connection> connection,
      Consumer<Set<QueueName>> declare,
      Duration patience,
      Executor executor) {
    this.connection = connection;
    this.declare = declare;
    this.patience = patience.toNanos();
    this.executor = executor;
  }

  /** See {@link io.tasker.contract.spi.messaging.BrokerMessaging#publish}. */
  void publish(List<Outgoing> messages) {
    long deadline = System.nanoTime() + patience;
    List<Packet> left = messages.stream().map(Publisher::packet).toList();
    for (int round = 0; round < ROUNDS && !left.isEmpty(); round++) {
      if (round > 0) {
        declare.accept(queues(left));
      }
      left = send(left, deadline);
    }
    if (!left.isEmpty()) {
      throw new TaskerException(
          ErrorCode.MESSAGING_UNAVAILABLE,
          "queues are gone as soon as they are made: " + queues(left));
    }
  }

  /** Whoever waits for a confirmation now need not wait longer. */
  void giveUp(String reason) {
    TaskerException failure = new TaskerException(ErrorCode.MESSAGING_UNAVAILABLE, reason);
    busy.forEach(channel -> channel.fail(failure));
  }

  private List<Packet> send(List<Packet> packets, long deadline) {
    PublishChannel channel = take();
    busy.add(channel);
    try {
      // Looked at again: whoever blocked it before we were in the set did not tell us.
      connection.get();
      List<Packet> returned = channel.send(packets, deadline, executor);
      idle.push(channel);
      return returned;
    } catch (TaskerException e) {
      executor.execute(channel::abort);
      throw e;
    } finally {
      busy.remove(channel);
    }
  }

  private PublishChannel take() {
    Connection present = connection.get();
    for (PublishChannel channel = idle.poll(); channel != null; channel = idle.poll()) {
      if (channel.isOpen()) {
        return channel;
      }
    }
    try {
      return new PublishChannel(present);
    } catch (IOException | ShutdownSignalException e) {
      throw new TaskerException(
          ErrorCode.MESSAGING_UNAVAILABLE,
          "no channel to publish on could be opened: " + Reasons.of(e),
          e);
    }
  }

  private static Packet packet(Outgoing message) {
    return new Packet(
        message.queue().value(),
        Headers.of(message),
        message.body().getBytes(StandardCharsets.UTF_8));
  }

  private static Set<QueueName> queues(List<Packet> packets) {
    return packets.stream().map(Packet::queue).map(QueueName::new).collect(Collectors.toSet());
  }
}
