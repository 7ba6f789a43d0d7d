package io.tasker.core.broker;

import io.tasker.core.db.Database;
import io.tasker.core.db.StoreException;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Deletes outbox rows whose messages are in the broker, in one transaction at a time: whoever waits
 * for the one before finds its own rows deleted together with others'. For all threads.
 */
final class OutboxForgetting {
  private static final System.Logger LOG = System.getLogger(OutboxForgetting.class.getName());

  private final Database database;
  private final Queue<UUID> confirmed = new ConcurrentLinkedQueue<>();
  private final ReentrantLock lock = new ReentrantLock();

  OutboxForgetting(Database database) {
    this.database = database;
  }

  /** The broker has the messages of some rows; they are deleted with the next {@link #forget}. */
  void confirmed(List<OutboxRow> rows) {
    rows.forEach(row -> confirmed.add(row.id()));
  }

  /** Deletes what is confirmed. If that fails, the rows are published and deleted again later. */
  void forget() {
    lock.lock();
    try {
      List<UUID> ids = taken();
      if (!ids.isEmpty()) {
        database.inTransaction(
            tx -> {
              Outbox.delete(tx, ids);
              return ids;
            });
      }
    } catch (StoreException e) {
      LOG.log(Level.DEBUG, "the sweep will publish again what is published: {0}", e.getMessage());
    } finally {
      lock.unlock();
    }
  }

  private List<UUID> taken() {
    List<UUID> ids = new ArrayList<>();
    for (UUID id = confirmed.poll(); id != null; id = confirmed.poll()) {
      ids.add(id);
    }
    return ids;
  }
}
