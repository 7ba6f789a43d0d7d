package io.tasker.core.broker;

import io.tasker.contract.error.TaskerException;
import io.tasker.contract.spi.messaging.BrokerMessaging.Outgoing;
import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.core.channel.BoundedChannel;
import io.tasker.core.channel.Drain;
import io.tasker.core.channel.Offer;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.function.Consumer;

/**
 * Publishes rows of one queue, on a thread of its own: a queue that takes nothing lets only its own
 * messages wait.
 */
final class OutboxLane {
  private static final System.Logger LOG = System.getLogger(OutboxLane.class.getName());
  private static final int ROWS = 200;
  private static final int CAPACITY = 2_000;

  private final QueueName queue;
  private final Consumer<List<Outgoing>> publish;
  private final OutboxForgetting forgetting;
  private final BoundedChannel<OutboxRow> channel;
  private final Drain<OutboxRow> drain;
  private int unforgotten; // of the one thread, as is the next
  private boolean failing;
  private volatile boolean ending;

  /** Not started yet. */
  OutboxLane(QueueName queue, Consumer<List<Outgoing>> publish, OutboxForgetting forgetting) {
    this.queue = queue;
    this.publish = publish;
    this.forgetting = forgetting;
    this.channel = new BoundedChannel<>("outbox-publisher", CAPACITY);
    this.drain = new Drain<>("outbox-publisher-" + queue, channel, ROWS, this::handle);
  }

  /** Publishes a committed row soon, unless too many wait. */
  void offer(OutboxRow row) {
    if (channel.offer(row) != Offer.ACCEPTED) {
      LOG.log(Level.DEBUG, "an outbox row is left to the sweep id={0}", row.id());
    }
  }

  void start() {
    drain.start();
  }

  /** Takes nothing more; what the queue refuses from now on is left to the sweep. */
  void close() {
    ending = true;
    channel.close();
  }

  /** Publishes what is waiting, then ends. */
  void stop() {
    close();
    drain.stop();
  }

  private void handle(List<OutboxRow> rows) {
    if (!ending || !failing) {
      publish(rows);
    }
    if (unforgotten >= ROWS || unforgotten > 0 && channel.stats().depth() == 0) {
      unforgotten = 0;
      forgetting.forget();
    }
  }

  private void publish(List<OutboxRow> rows) {
    try {
      publish.accept(rows.stream().flatMap(OutboxRow::messages).toList());
      forgetting.confirmed(rows);
      unforgotten += rows.size();
      if (failing) {
        failing = false;
        LOG.log(Level.INFO, "messages are published again queue={0}", queue);
      }
    } catch (TaskerException e) {
      if (!failing) {
        failing = true;
        LOG.log(
            Level.WARNING,
            "messages cannot be published and stay in the outbox queue={0} reason=\"{1}\"",
            queue,
            e.getMessage());
      }
    } catch (RuntimeException e) { // a defect; it must not end the thread that publishes
      LOG.log(Level.ERROR, "messages were not published and stay in the outbox queue=" + queue, e);
    }
  }
}
