package io.tasker.core.store;

import io.tasker.core.db.Database;
import io.tasker.core.db.Params;
import io.tasker.core.db.StoreException;
import io.tasker.core.db.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Deletes what is over and old. Only one process at a time does: while another has its turn, every
 * method that takes something throws a {@link StoreException} of the kind {@code TRANSIENT}.
 */
public final class RetentionStore {
  private static final Duration SLICE = Duration.ofHours(1);

  private final Database database;

  /** Uses a pool. */
  public RetentionStore(Database database) {
    this.database = database;
  }

  /** Where rows go before they are deleted. What it throws keeps them. */
  public interface Sink {
    /** Whether rows are wanted; if not, they are only counted. */
    boolean wantsRows();

    /** One row. */
    void row(String table, String json);

    /** All rows were given: when this returns, they are safe. */
    void complete();
  }

  /** A page of tasks in the order of their ids. */
  public record Page(List<UUID> mayGo, @Nullable UUID last, @Nullable UUID firstKept) {
    public Page {
      mayGo = List.copyOf(mayGo);
    }
  }

  /** What was deleted together. */
  public record Taken(int tasks, long rows) {}

  /** What there is of a namespace in a week. */
  public record Summary(
      HistoryWeek week,
      String namespace,
      long tasks,
      long open,
      long beforePerson,
      long oldEnough,
      long nextToGo) {}

  private record Looked(UUID task, boolean mayGo) {}

  /** The names of the namespaces by their numbers. */
  public Map<Integer, String> namespaces() {
    Map<Integer, String> names = new LinkedHashMap<>();
    database.inTransaction(
        tx ->
            tx.forEach(
                StoreSql.RETENTION_NAMESPACES.sql(),
                Params.none(),
                row -> names.put(row.integer(1), row.text(2))));
    return names;
  }

  /** The weeks before one that have partitions, in order. */
  public List<HistoryWeek> weeksBefore(HistoryWeek limit) {
    return database.inTransaction(
        tx ->
            tx.query(
                StoreSql.RETENTION_WEEKS.sql(),
                Params.of("before", limit.start()),
                row -> new HistoryWeek(row.time(1))));
  }

  /** Whether a task of a week must be kept. */
  public boolean hasKept(HistoryWeek week, List<MayGo> rules) {
    Params params = rules(rules).with("from", week.firstId()).with("before", week.endId());
    return database.inTransaction(
        tx ->
            tx.query(StoreSql.RETENTION_WEEK_HAS_KEPT.sql(), params, row -> row.truth(1))
                .getFirst());
  }

  /** Looks at the next tasks after one and below another, so many at most. */
  public Page page(UUID after, UUID below, List<MayGo> rules, int max) {
    Params params = rules(rules).with("after", after).with("before", below).with("max", max);
    List<Looked> page =
        database.inTransaction(
            tx ->
                tx.query(
                    StoreSql.RETENTION_PAGE.sql(),
                    params,
                    row -> new Looked(row.uuid(1), row.truth(2))));
    return new Page(
        page.stream().filter(Looked::mayGo).map(Looked::task).toList(),
        page.isEmpty() ? null : page.getLast().task(),
        page.stream().filter(it -> !it.mayGo()).map(Looked::task).findFirst().orElse(null));
  }

  /**
   * Deletes tasks with all that belongs to them, in one transaction. Tasks that are open, or in
   * front of a person, are left alone, whatever was found before.
   *
   * @param withHistory whether their history goes too; if not, its partition must be dropped later
   */
  public Taken take(List<UUID> tasks, boolean withHistory, Sink sink) {
    return database.inTransaction(
        tx -> {
          requireTurn(tx);
          Params params =
              Params.of("tasks", tasks.toArray(UUID[]::new)).with("export", sink.wantsRows());
          List<UUID> locked =
              tx.query(StoreSql.RETENTION_LOCK_TASKS.sql(), params, row -> row.uuid(1));
          if (locked.isEmpty()) {
            return new Taken(0, 0);
          }
          params.with("tasks", locked.toArray(UUID[]::new));
          long rows = takeInto(tx, StoreSql.RETENTION_TAKE_TASKS, params, sink);
          if (withHistory) {
            rows += takeInto(tx, StoreSql.RETENTION_TAKE_HISTORY, params, sink);
          }
          sink.complete();
          return new Taken(locked.size(), rows);
        });
  }

  private static long takeInto(Tx tx, StoreSql sql, Params params, Sink sink) {
    return tx.forEach(
        sql.sql(),
        params,
        row -> {
          if (sink.wantsRows()) {
            sink.row(row.text(1), row.text(2));
          }
        });
  }

  /**
   * Reads the history of a week; no statement takes long, so vacuum is not held back.
   *
   * @param goOn asked now and then; if it says no, this ends as if somebody else had the turn
   * @return how many rows there were
   */
  public long read(HistoryWeek week, HistoryTable table, Sink sink, BooleanSupplier goOn) {
    return database.inTransaction(
        tx -> {
          requireTurn(tx);
          long rows = 0;
          for (Instant at = week.start(); at.isBefore(week.end()); at = at.plus(SLICE)) {
            if (!goOn.getAsBoolean()) {
              throw StoreException.tryAgain("told to stop");
            }
            rows +=
                tx.forEach(
                    table.read(),
                    Params.of("from", HistoryWeek.idOf(at))
                        .with("before", HistoryWeek.idOf(at.plus(SLICE))),
                    row -> sink.row(table.table(), row.text(1)));
          }
          sink.complete();
          return rows;
        });
  }

  /**
   * Drops the partition of a week.
   *
   * @param lockTimeout how long writers may have to wait behind it
   * @return whether there was one
   * @throws StoreException {@code 55P03} if its locks were not free in time; {@code P0001} if there
   *     are tasks of that week
   */
  public boolean drop(HistoryWeek week, HistoryTable table, Duration lockTimeout) {
    Params params =
        Params.of("parent", table.table())
            .with("at", week.start())
            .with("lock_ms", Math.toIntExact(lockTimeout.toMillis()));
    return database.inTransaction(
        tx -> {
          requireTurn(tx);
          return tx.query(StoreSql.RETENTION_DROP_PARTITION.sql(), params, row -> row.truth(1))
              .getFirst();
        });
  }

  /** What there is; reads every task. */
  public List<Summary> summary(List<MayGo> rules) {
    return database.inTransaction(
        tx ->
            tx.query(
                StoreSql.RETENTION_SUMMARY.sql(),
                rules(rules),
                row ->
                    new Summary(
                        HistoryWeek.of(row.time(1)),
                        row.text(2),
                        row.bigint(3),
                        row.bigint(4),
                        row.bigint(5),
                        row.bigint(6),
                        row.bigint(7))));
  }

  private static void requireTurn(Tx tx) {
    Optional<Boolean> free =
        tx.query(StoreSql.RETENTION_TURN.sql(), Params.none(), row -> row.truth(1)).stream()
            .findFirst();
    if (!free.orElse(false)) {
      throw StoreException.tryAgain("another process deletes what is old at this moment");
    }
  }

  private static Params rules(List<MayGo> rules) {
    return Params.of("namespaces", Columns.ints(rules, MayGo::namespace))
        .with("cutoffs", Columns.texts(rules, rule -> rule.overBy().toString()))
        .with("below", Columns.uuids(rules, MayGo::below));
  }
}
