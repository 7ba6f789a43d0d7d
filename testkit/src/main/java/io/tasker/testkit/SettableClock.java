package io.tasker.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A clock that stands still until it is told otherwise. In whole microseconds, as PostgreSQL keeps
 * them. Thread safe.
 */
public final class SettableClock implements InstantSource {
  /** The time of a new clock, always the same. */
  public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final AtomicReference<Instant> now = new AtomicReference<>(START);

  /** A clock that shows {@link #START}. */
  public SettableClock() {}

  @Override
  public Instant instant() {
    return now.get();
  }

  /**
   * Moves forward and answers the new time.
   *
   * @throws IllegalArgumentException if the duration is negative; {@link #set} goes anywhere
   */
  public Instant advance(Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException("advance goes forward only, was " + duration);
    }
    return now.updateAndGet(time -> micros(time.plus(duration)));
  }

  /** Shows another time, earlier ones too. Parts below a microsecond are cut off. */
  public void set(Instant instant) {
    now.set(micros(instant));
  }

  private static Instant micros(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MICROS);
  }
}
