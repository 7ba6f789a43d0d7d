package io.tasker.core.db;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * The database's time without asking the database each time: the JVM's monotonic time plus an
 * offset that was measured. Correct to half a round trip, and to the drift between two
 * measurements.
 */
public final class DatabaseClock implements InstantSource {
  private static final Sql NOW = Sql.load(DatabaseClock.class, "now.sql");

  private static final System.Logger LOG = System.getLogger(DatabaseClock.class.getName());
  private static final Duration SLOW = Duration.ofMillis(250);
  private static final int FIRST_TRIES = 3;
  private static final int TRIES = 4;

  private final LongSupplier nanoTime;
  private volatile Offset offset;

  private record Offset(Instant databaseTime, long nanoTime, long roundTripNanos) {
    boolean isGood() {
      return roundTripNanos <= SLOW.toNanos();
    }
  }

  /**
   * Measures for the first time; of a few measurements the one with the quickest answer counts.
   *
   * @param nanoTime the JVM's monotonic time in nanoseconds
   */
  public DatabaseClock(Database database, LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.offset = best(database, FIRST_TRIES, _ -> false);
  }

  /**
   * Measures again; called every 30 s. An answer that took longer than a quarter of a second says
   * too little about when it was given: then it asks again, and keeps what it has if no answer is
   * quicker.
   */
  public void measure(Database database) {
    Offset measured = best(database, TRIES, Offset::isGood);
    if (measured.isGood()) {
      offset = measured;
    } else {
      LOG.log(
          Level.DEBUG,
          "the database is too slow to measure its time round_trip_ms={0}",
          Long.toString(Duration.ofNanos(measured.roundTripNanos()).toMillis()));
    }
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

  private Offset best(Database database, int tries, Predicate<Offset> isEnough) {
    return database.inTransaction(
        tx -> {
          tx.query(NOW, Params.none(), row -> row.time(1)); // the first may pay for a connection
          Offset best = once(tx);
          for (int i = 1; i < tries && !isEnough.test(best); i++) {
            Offset next = once(tx);
            best = next.roundTripNanos() < best.roundTripNanos() ? next : best;
          }
          return best;
        });
  }

  private Offset once(Tx tx) {
    long before = nanoTime.getAsLong();
    Instant time = tx.query(NOW, Params.none(), row -> row.time(1)).getFirst();
    long roundTrip = nanoTime.getAsLong() - before;
    return new Offset(time, before + roundTrip / 2, roundTrip);
  }
}
