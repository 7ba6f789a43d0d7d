package io.tasker.core.store;

import io.tasker.core.db.Database;
import io.tasker.core.db.Params;
import java.time.Instant;

/** Who claims steps. */
public final class WorkerStore {
  private final Database database;

  /** Uses a pool. */
  public WorkerStore(Database database) {
    this.database = database;
  }

  /** Registers a worker process; returns the number under which it claims. */
  public int register(String workerId, String host, Instant now) {
    Params params = Params.of("worker", workerId).with("host", host).with("now", now);
    return database.inTransaction(
        tx -> tx.query(StoreSql.REGISTER_WORKER.sql(), params, row -> row.integer(1)).getFirst());
  }

  /** The worker is there. */
  public void seen(int worker, Instant now) {
    touch(StoreSql.WORKER_SEEN, worker, now);
  }

  /** The worker has stopped in good order. */
  public void stopped(int worker, Instant now) {
    touch(StoreSql.WORKER_STOPPED, worker, now);
  }

  private void touch(StoreSql sql, int worker, Instant now) {
    Params params = Params.of("worker", worker).with("now", now);
    database.inTransaction(tx -> tx.update(sql.sql(), params));
  }
}
