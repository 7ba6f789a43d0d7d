package io.tasker.core.broker;

import io.tasker.contract.error.TaskerException;
import io.tasker.contract.spi.messaging.BrokerMessaging.Outgoing;
import io.tasker.core.channel.BoundedChannel;
import io.tasker.core.channel.ChannelStats;
import io.tasker.core.channel.Drain;
import io.tasker.core.channel.Offer;
import io.tasker.core.component.Component;
import io.tasker.core.db.Database;
import io.tasker.core.db.StoreException;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Publishes what this process has just committed, as much at once as is waiting, and then forgets
 * the outbox rows: at once if nothing else is waiting, otherwise with the next set. It is only the
 * quick way: whatever it does not do, the sweep does.
 */
public final class OutboxPublisher implements Component {
  private static final System.Logger LOG = System.getLogger(OutboxPublisher.class.getName());
  private static final int ROWS = 200;
  private static final int CAPACITY = 2_000;

  private final Consumer<List<Outgoing>> publish;
  private final Database database;
  private final BoundedChannel<OutboxRow> channel;
  private final Drain<OutboxRow> drain;
  private final List<UUID> confirmed = new ArrayList<>();
  private boolean failing;

  /**
   * Not started yet.
   *
   * @param publish returns when the broker has the messages; throws if it may not have them
   */
  public OutboxPublisher(Consumer<List<Outgoing>> publish, Database database) {
    this.publish = publish;
    this.database = database;
    this.channel = new BoundedChannel<>("outbox-publisher", CAPACITY);
    this.drain = new Drain<>("outbox-publisher", channel, ROWS, this::handle);
  }

  @Override
  public String name() {
    return "outbox-publisher";
  }

  /** Publishes a committed row soon. */
  void handOver(OutboxRow row) {
    if (channel.offer(row) != Offer.ACCEPTED) {
      LOG.log(Level.DEBUG, "an outbox row is left to the sweep id={0}", row.id());
    }
  }

  /** How its channel is doing. */
  public ChannelStats stats() {
    return channel.stats();
  }

  @Override
  public void start() {
    drain.start();
  }

  /** Publishes what is waiting, then ends. */
  @Override
  public void stop() {
    drain.stop();
  }

  /** Publishes a set; also the handle that tests turn. */
  void handle(List<OutboxRow> rows) {
    try {
      publish.accept(rows.stream().flatMap(OutboxRow::messages).toList());
      rows.forEach(row -> confirmed.add(row.id()));
      if (failing) {
        failing = false;
        LOG.log(Level.INFO, "messages are published again");
      }
    } catch (TaskerException e) {
      if (!failing) {
        failing = true;
        LOG.log(
            Level.WARNING,
            "messages cannot be published and stay in the outbox: {0}",
            e.getMessage());
      }
    } catch (RuntimeException e) { // a defect; it must not end the thread that publishes
      LOG.log(Level.ERROR, "messages were not published and stay in the outbox", e);
    }
    if (channel.stats().depth() == 0 || confirmed.size() >= ROWS) {
      forget();
    }
  }

  private void forget() {
    if (confirmed.isEmpty()) {
      return;
    }
    try {
      database.inTransaction(
          tx -> {
            Outbox.delete(tx, confirmed);
            return confirmed;
          });
    } catch (StoreException e) {
      LOG.log(Level.DEBUG, "the sweep will publish again what is published: {0}", e.getMessage());
    }
    confirmed.clear();
  }
}
