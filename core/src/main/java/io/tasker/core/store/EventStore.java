package io.tasker.core.store;

import io.tasker.contract.model.TaskId;
import io.tasker.contract.model.TemplateName;
import io.tasker.core.db.Database;
import io.tasker.core.db.Params;
import io.tasker.core.db.Row;
import io.tasker.core.db.Sql;
import io.tasker.core.db.Tx;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * Reads history in the order in which transactions began to write. What a transaction writes can be
 * seen when it is over, so a window is only read up to the oldest transaction that still runs:
 * nothing that commits late is passed by. Every method throws {@link
 * io.tasker.core.db.StoreException} if the database cannot be asked.
 */
public final class EventStore {
  /** Rows of a window, unless one transaction alone wrote more. */
  public static final int MOST = 5_000;

  private final Database database;
  private final int most;

  /** Reads through the given connections. */
  public EventStore(Database database) {
    this(database, MOST);
  }

  /** The same with windows of another size. */
  public EventStore(Database database, int most) {
    this.database = database;
    this.most = most;
  }

  /**
   * The oldest transaction of this database that still runs, or the next one. Is earlier than it
   * was only for the moment in which one of another database ends.
   */
  public long horizon() {
    return database.inTransaction(EventStore::horizon);
  }

  /** Whether transactions that began after the oldest running one are over already. */
  public boolean laterThanHorizon() {
    return database
        .inTransaction(
            tx -> tx.query(StoreSql.EVENT_HORIZON.sql(), Params.none(), row -> row.truth(2)))
        .getFirst();
  }

  /** What tells this database from every other, copies of it included. */
  public String origin() {
    return database
        .inTransaction(
            tx -> tx.query(StoreSql.EVENT_ORIGIN.sql(), Params.none(), row -> row.text(1)))
        .getFirst();
  }

  /** Transitions of all tasks, without those of their steps. */
  public EventWindow ofAll(long from, long to) {
    return window(StoreSql.EVENTS_OF_ALL.sql(), Params.none(), from, to);
  }

  /** Transitions of some tasks and of their steps. */
  public EventWindow ofTasks(Collection<TaskId> tasks, long from, long to) {
    UUID[] ids = tasks.stream().map(TaskId::value).distinct().toArray(UUID[]::new);
    return window(StoreSql.EVENTS_OF_TASKS.sql(), Params.of("tasks", ids), from, to);
  }

  /** Keeps looks at the newest history short. Does nothing if a vacuum is at work there. */
  public void summarize() {
    database.inTransaction(
        tx -> {
          tx.query(StoreSql.EVENT_SHORT_WAIT.sql(), Params.none(), row -> row.text(1));
          return tx.query(StoreSql.EVENT_SUMMARIZE.sql(), Params.none(), row -> row.integer(1));
        });
  }

  /** Ends earlier than asked where it would have too many rows, but never within a transaction. */
  private EventWindow window(Sql sql, Params which, long from, long to) {
    return database.inTransaction(
        tx -> {
          long end = Math.min(to, horizon(tx));
          if (end <= from) {
            return new EventWindow(from, from, List.of());
          }
          List<EventRow> rows = rows(tx, sql, which, from, end, most);
          if (rows.size() < most) {
            return sorted(from, end, rows);
          }
          long last = rows.getLast().xid();
          if (rows.getFirst().xid() < last) {
            return sorted(from, last, rows.stream().filter(row -> row.xid() < last).toList());
          }
          return sorted(from, last + 1, rows(tx, sql, which, from, last + 1, Integer.MAX_VALUE));
        });
  }

  private static long horizon(Tx tx) {
    return tx.query(StoreSql.EVENT_HORIZON.sql(), Params.none(), row -> row.bigint(1)).getFirst();
  }

  private static EventWindow sorted(long from, long to, List<EventRow> rows) {
    return new EventWindow(
        from, to, rows.stream().sorted(Comparator.comparing(EventRow::place)).toList());
  }

  private static List<EventRow> rows(Tx tx, Sql sql, Params which, long from, long to, int most) {
    Params params = Params.none().with(which).with("from", from).with("to", to).with("most", most);
    return tx.query(sql, params, EventStore::row);
  }

  private static EventRow row(Row row) throws SQLException {
    return new EventRow(
        row.bigint(1),
        new EventRow.Place(row.time(2), new TaskId(row.uuid(3)), row.integer(4), row.integer(5)),
        row.integer(6),
        row.integer(7),
        row.integer(8),
        new TemplateName(row.text(9), row.text(10), row.text(11)),
        row.uuid(12),
        row.textOrNull(13));
  }
}
