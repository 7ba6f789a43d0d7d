package io.tasker.core.broker;

import io.tasker.contract.error.TaskerException;
import io.tasker.contract.spi.messaging.BrokerMessaging.Outgoing;
import io.tasker.core.db.Database;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Publishes outbox rows that are due: those whose sender died or could not reach the broker, and
 * those that were to be published later. Any number of processes may sweep.
 */
public final class OutboxSweep {
  private static final System.Logger LOG = System.getLogger(OutboxSweep.class.getName());
  private static final Duration REST = Duration.ofSeconds(1);
  static final int ROWS = 100;

  private final Database database;
  private final Consumer<List<Outgoing>> publish;
  private final BooleanSupplier reachable;
  private final InstantSource clock;

  /**
   * For one process.
   *
   * @param publish returns when the broker has the messages; throws if it may not have them
   * @param reachable whether it is worth trying
   */
  public OutboxSweep(
      Database database,
      Consumer<List<Outgoing>> publish,
      BooleanSupplier reachable,
      InstantSource clock) {
    this.database = database;
    this.publish = publish;
    this.reachable = reachable;
    this.clock = clock;
  }

  /** Publishes some; returns how long to rest. */
  public Duration runOnce() {
    if (!reachable.getAsBoolean()) {
      return REST;
    }
    Instant now = clock.instant();
    List<OutboxRow> rows =
        database.inTransaction(
            tx -> Outbox.take(tx, now, now.plus(BrokerQueues.PUBLISHED_WITHIN), ROWS));
    if (rows.isEmpty()) {
      return REST;
    }
    try {
      publish.accept(rows.stream().flatMap(OutboxRow::messages).toList());
    } catch (TaskerException e) {
      LOG.log(Level.WARNING, "the outbox cannot be published yet: {0}", e.getMessage());
      return REST;
    }
    database.inTransaction(
        tx -> {
          Outbox.delete(tx, rows.stream().map(OutboxRow::id).toList());
          return rows;
        });
    LOG.log(Level.DEBUG, "published from the outbox rows={0}", rows.size());
    return rows.size() < ROWS ? REST : Duration.ZERO;
  }
}
