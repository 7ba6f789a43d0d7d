package io.tasker.core.store;

import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.contract.spi.messaging.SqlMessaging;
import io.tasker.core.db.Database;
import io.tasker.core.db.Params;
import io.tasker.core.db.Sql;
import io.tasker.core.db.Tx;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How much is stored that is not over: what only the database knows. */
public final class GaugeStore {
  private final Database database;
  private final SqlMessaging messaging;

  /** Reads through the given connections. */
  public GaugeStore(Database database, SqlMessaging messaging) {
    this.database = database;
    this.messaging = messaging;
  }

  /**
   * What was there at one moment.
   *
   * @param openTasks tasks that are not over
   * @param pendingEntries dead-letter entries that wait for a person
   * @param queues by queue
   */
  public record OpenWork(
      long openTasks, long pendingEntries, SortedMap<QueueName, QueueFill> queues) {}

  /**
   * How full a queue is.
   *
   * @param depth messages in it
   * @param oldestSeconds age of the oldest, 0 if it is empty
   */
  public record QueueFill(long depth, double oldestSeconds) {}

  /**
   * Reads everything in one transaction.
   *
   * @throws io.tasker.core.db.StoreException if the database cannot be asked
   */
  public OpenWork read(Collection<QueueName> queues) {
    return database.inTransaction(
        tx -> {
          SortedMap<QueueName, QueueFill> fills = fills(tx, queues);
          return tx.query(
                  StoreSql.OPEN_WORK.sql(),
                  Params.none(),
                  row -> new OpenWork(row.bigint(1), row.bigint(2), fills))
              .getFirst();
        });
  }

  /**
   * Reads only how full some queues are, in one transaction.
   *
   * @throws io.tasker.core.db.StoreException if the database cannot be asked
   */
  public SortedMap<QueueName, QueueFill> fills(Collection<QueueName> queues) {
    return database.inTransaction(tx -> fills(tx, queues));
  }

  private SortedMap<QueueName, QueueFill> fills(Tx tx, Collection<QueueName> queues) {
    SortedMap<QueueName, QueueFill> fills = new TreeMap<>();
    for (QueueName queue : queues) {
      tx.query(
              Sql.parse(messaging.statsStatement(queue)),
              Params.none(),
              row -> new QueueFill(row.bigint(1), orZero(row.doubleOrNull(2))))
          .forEach(fill -> fills.put(queue, fill));
    }
    return fills;
  }

  private static double orZero(@Nullable Double value) {
    return value == null ? 0 : value;
  }
}
