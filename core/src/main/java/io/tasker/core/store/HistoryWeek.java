package io.tasker.core.store;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.UUID;

/**
 * A week of history, Monday to Sunday in UTC: the tasks that were created in it lie in one
 * partition.
 *
 * @param start its first instant
 */
public record HistoryWeek(Instant start) implements Comparable<HistoryWeek> {
  /** How long a week is. */
  public static final Duration LENGTH = Duration.ofDays(7);

  public HistoryWeek {
    if (!start.equals(startOf(start))) {
      throw new IllegalArgumentException("a week begins on a Monday, not at " + start);
    }
  }

  /** The week in which a time lies. */
  public static HistoryWeek of(Instant time) {
    return new HistoryWeek(startOf(time));
  }

  /** The first instant after it. */
  public Instant end() {
    return start.plus(LENGTH);
  }

  /** The smallest id that a task of it can have. */
  public UUID firstId() {
    return idOf(start);
  }

  /** The smallest id that is too late for it. */
  public UUID endId() {
    return idOf(end());
  }

  /** The smallest UUIDv7 of a time. */
  public static UUID idOf(Instant time) {
    return new UUID(time.toEpochMilli() << 16, 0);
  }

  /** As in the names of its partitions, such as {@code 2026w01}. */
  public String name() {
    var day = start.atOffset(ZoneOffset.UTC);
    return String.format(
        Locale.ROOT,
        "%04dw%02d",
        day.get(IsoFields.WEEK_BASED_YEAR),
        day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
  }

  @Override
  public int compareTo(HistoryWeek other) {
    return start.compareTo(other.start);
  }

  private static Instant startOf(Instant time) {
    return time.atOffset(ZoneOffset.UTC)
        .truncatedTo(ChronoUnit.DAYS)
        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
        .toInstant();
  }
}
