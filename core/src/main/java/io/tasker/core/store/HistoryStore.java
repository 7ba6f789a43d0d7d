package io.tasker.core.store;

import io.tasker.core.db.Database;
import io.tasker.core.db.Params;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The partitions of the history. */
public final class HistoryStore {
  private final Database database;

  /** Uses a pool. */
  public HistoryStore(Database database) {
    this.database = database;
  }

  /**
   * Makes the partitions of the week of a time where they are missing; returns how many it made. A
   * week that has rows in the default partitions is left there.
   *
   * @throws io.tasker.core.db.StoreException {@code 55P03} if somebody holds the history for longer
   *     than a second
   */
  public int ensureWeek(Instant at) {
    return database.inTransaction(
        tx ->
            tx.query(StoreSql.ENSURE_HISTORY_WEEK.sql(), Params.of("at", at), row -> row.integer(1))
                .getFirst());
  }

  /**
   * How much history has landed where no partition had been made.
   *
   * @param most counted per table
   */
  public long defaultRows(int most) {
    return database.inTransaction(
        tx ->
            tx.query(
                    StoreSql.DEFAULT_HISTORY_ROWS.sql(),
                    Params.of("max", most),
                    row -> row.bigint(1))
                .getFirst());
  }

  /** The weeks of the rows for which no partition had been made, in order. */
  public List<HistoryWeek> defaultWeeks() {
    List<HistoryWeek> weeks = new ArrayList<>();
    Instant from = Instant.EPOCH;
    Optional<HistoryWeek> next;
    while ((next = defaultWeek(from)).isPresent()) {
      weeks.add(next.get());
      from = next.get().end();
    }
    return List.copyOf(weeks);
  }

  private Optional<HistoryWeek> defaultWeek(Instant from) {
    return database.inTransaction(
        tx ->
            tx.query(
                    StoreSql.DEFAULT_HISTORY_WEEK.sql(),
                    Params.of("from", from),
                    row -> Optional.ofNullable(row.timeOrNull(1)))
                .getFirst()
                .map(HistoryWeek::of));
  }

  /**
   * Moves rows from the default partitions to the partitions of their week. Writers of that week
   * wait meanwhile, ten minutes at most.
   *
   * @param most of one table; a table that has more is left alone
   * @return how many were moved; empty if a table was left alone
   * @throws io.tasker.core.db.StoreException {@code 55P03} if somebody holds the history for longer
   *     than a second
   */
  public OptionalLong heal(HistoryWeek week, long most) {
    long moved =
        database.inTransaction(
            tx -> {
              tx.query(StoreSql.ALLOW_LONG_STATEMENT.sql(), Params.none(), row -> row.text(1));
              return tx.query(
                      StoreSql.HEAL_HISTORY_WEEK.sql(),
                      Params.of("at", week.start()).with("most", most),
                      row -> row.bigint(1))
                  .getFirst();
            });
    return moved < 0 ? OptionalLong.empty() : OptionalLong.of(moved);
  }
}
