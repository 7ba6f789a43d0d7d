package io.tasker.core.store;

import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.core.db.Database;
import io.tasker.core.db.Params;
import io.tasker.core.db.Tx;
import io.tasker.core.queue.QueueFill;
import io.tasker.core.queue.Queues;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;

/** How much is stored that is not over: what only the database knows. */
public final class GaugeStore {
  private final Database database;
  private final Queues queues;

  /** Reads through the given connections. */
  public GaugeStore(Database database, Queues queues) {
    this.database = database;
    this.queues = queues;
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
   * Reads everything in one transaction, and after it what queues have outside the database.
   *
   * @throws io.tasker.core.db.StoreException if the database cannot be asked
   */
  public OpenWork read(Collection<QueueName> names) {
    OpenWork inside =
        database.inTransaction(
            tx -> {
              SortedMap<QueueName, QueueFill> fills = fills(tx, names);
              return tx.query(
                      StoreSql.OPEN_WORK.sql(),
                      Params.none(),
                      row -> new OpenWork(row.bigint(1), row.bigint(2), fills))
                  .getFirst();
            });
    return new OpenWork(
        inside.openTasks(), inside.pendingEntries(), withOutside(inside.queues(), names));
  }

  /**
   * Reads only how full some queues are: in one transaction, and after it outside the database.
   *
   * @throws io.tasker.core.db.StoreException if the database cannot be asked
   */
  public SortedMap<QueueName, QueueFill> fills(Collection<QueueName> names) {
    return withOutside(database.inTransaction(tx -> fills(tx, names)), names);
  }

  private SortedMap<QueueName, QueueFill> fills(Tx tx, Collection<QueueName> names) {
    SortedMap<QueueName, QueueFill> fills = new TreeMap<>();
    names.forEach(name -> queues.fill(tx, name).ifPresent(fill -> fills.put(name, fill)));
    return fills;
  }

  private SortedMap<QueueName, QueueFill> withOutside(
      SortedMap<QueueName, QueueFill> inside, Collection<QueueName> names) {
    SortedMap<QueueName, QueueFill> fills = new TreeMap<>(inside);
    names.stream()
        .filter(name -> !inside.containsKey(name))
        .forEach(name -> queues.outside().fill(name).ifPresent(fill -> fills.put(name, fill)));
    return fills;
  }
}
