package io.tasker.rabbitmq;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.ConfirmListener;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.Return;
import com.rabbitmq.client.ShutdownSignalException;
import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A channel in confirm mode; used by one publisher at a time. */
final class PublishChannel implements ConfirmListener {
  private final Channel channel;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final TreeSet<Long> unconfirmed = new TreeSet<>();
  private final List<Packet> returned = new ArrayList<>();
  private boolean written;
  private @Nullable TaskerException failure;

  /**
   * A message as it goes over the wire.
   *
   * @param queue where to
   */
  record Packet(String queue, BasicProperties properties, byte[] body) {}

  /** Opens a channel. */
  PublishChannel(Connection connection) throws IOException {
    channel = connection.createChannel();
    if (channel == null) {
      throw new IOException("the broker allows no further channel on this connection");
    }
    channel.confirmSelect();
    channel.addConfirmListener(this);
    channel.addReturnListener(this::returned);
    channel.addShutdownListener(this::lost);
  }

  boolean isOpen() {
    return channel.isOpen();
  }

  /** May take long on a connection that the broker does not read. */
  void abort() {
    try {
      channel.abort();
    } catch (IOException _) {
      // It is gone, then.
    }
  }

  /**
   * Publishes and waits until the broker has said something about each.
   *
   * @param deadline of the nanosecond clock
   * @param writing runs the writing, which stands still while the broker does not read
   * @return what came back since there is no such queue
   * @throws TaskerException if a message is refused, or not confirmed in time; this channel is not
   *     to be used again then
   */
  List<Packet> send(List<Packet> packets, long deadline, Executor writing) {
    lock.lock();
    try {
      written = false;
      returned.clear();
    } finally {
      lock.unlock();
    }
    writing.execute(() -> write(packets));
    return await(packets.size(), deadline);
  }

  /** Nothing more is to be expected of the broker. */
  void fail(TaskerException reason) {
    lock.lock();
    try {
      if (failure == null) {
        failure = reason;
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void handleAck(long tag, boolean multiple) {
    lock.lock();
    try {
      forget(tag, multiple);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void handleNack(long tag, boolean multiple) {
    fail(unavailable("the broker refused a message, such as for a full queue", null));
  }

  private List<Packet> await(int count, long deadline) {
    lock.lock();
    try {
      while (failure == null && !(written && unconfirmed.isEmpty())) {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
          throw unavailable(
              "the broker has not confirmed %d messages in time; %d are open"
                  .formatted(count, unconfirmed.size()),
              null);
        }
        changed.awaitNanos(left);
      }
      if (failure != null) {
        throw failure;
      }
      return List.copyOf(returned);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable("interrupted while waiting for the broker's confirmation", e);
    } finally {
      lock.unlock();
    }
  }

  private void write(List<Packet> packets) {
    try {
      for (Packet packet : packets) {
        if (!expect(channel.getNextPublishSeqNo())) {
          return;
        }
        channel.basicPublish("", packet.queue(), true, packet.properties(), packet.body());
      }
      wrote();
    } catch (ShutdownSignalException e) {
      lost(e);
    } catch (IOException e) {
      fail(unavailable("the broker could not be written to: " + Reasons.of(e), e));
    }
  }

  private boolean expect(long tag) {
    lock.lock();
    try {
      unconfirmed.add(tag);
      return failure == null;
    } finally {
      lock.unlock();
    }
  }

  private void wrote() {
    lock.lock();
    try {
      written = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void forget(long tag, boolean multiple) {
    if (multiple) {
      unconfirmed.headSet(tag, true).clear();
    } else {
      unconfirmed.remove(tag);
    }
    if (unconfirmed.isEmpty()) {
      changed.signalAll();
    }
  }

  // Comes before the confirmation of the same message.
  private void returned(Return message) {
    lock.lock();
    try {
      returned.add(new Packet(message.getRoutingKey(), message.getProperties(), message.getBody()));
    } finally {
      lock.unlock();
    }
  }

  private void lost(ShutdownSignalException signal) {
    String reason = Reasons.of(signal);
    boolean tooLarge =
        Reasons.code(signal) == Topology.PRECONDITION_FAILED && reason.contains("message size");
    fail(
        tooLarge
            ? new TaskerException(
                ErrorCode.INVALID_REQUEST,
                "a message is too large for the broker: "
                    + reason
                    + "; max_message_size in the broker's configuration says how large they may be",
                signal)
            : unavailable("the channel to the broker was lost: " + reason, signal));
  }

  private static TaskerException unavailable(String message, @Nullable Exception cause) {
    return new TaskerException(ErrorCode.MESSAGING_UNAVAILABLE, message, cause);
  }
}
