package io.tasker.core.db;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.LongSupplier;

/**
 * The database's time without asking the database each time: the JVM's monotonic time plus an
 * offset that was measured. Correct to half a round trip, and to the drift between two
 * measurements.
 */
public final class DatabaseClock implements InstantSource {
  private static final Sql NOW = Sql.load(DatabaseClock.class, "now.sql");

  private final LongSupplier nanoTime;
  private volatile Offset offset;

  private record Offset(Instant databaseTime, long nanoTime) {}

  /**
   * Measures for the first time.
   *
   * @param nanoTime the JVM's monotonic time in nanoseconds
   */
  public DatabaseClock(Database database, LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.offset = measured(database);
  }

  /** Measures again; called every 30 s. */
  public void measure(Database database) {
    offset = measured(database);
  }

  /** Now, in microseconds, as PostgreSQL keeps time. */
  @Override
  public Instant instant() {
    Offset current = offset;
    return current
        .databaseTime()
        .plusNanos(nanoTime.getAsLong() - current.nanoTime())
        .truncatedTo(ChronoUnit.MICROS);
  }

  private Offset measured(Database database) {
    return database.inTransaction(
        tx -> {
          tx.query(NOW, Params.none(), row -> row.time(1)); // the first may pay for a connection
          long before = nanoTime.getAsLong();
          Instant time = tx.query(NOW, Params.none(), row -> row.time(1)).getFirst();
          return new Offset(time, before + (nanoTime.getAsLong() - before) / 2);
        });
  }
}
