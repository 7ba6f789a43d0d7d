package io.tasker.grpc.read;

import com.google.protobuf.Timestamp;
import java.time.Instant;

/** Reads times. */
final class Times {
  private static final Instant FIRST = Instant.parse("1970-01-02T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-30T00:00:00Z");
  private static final int NANOS = 1_000_000_000;

  private Times() {}

  /**
   * A time of the years that tasks have.
   *
   * @throws Refused if it is not
   */
  static Instant read(String field, Timestamp time) {
    boolean inRange =
        time.getSeconds() >= FIRST.getEpochSecond()
            && time.getSeconds() < LAST.getEpochSecond()
            && time.getNanos() >= 0
            && time.getNanos() < NANOS;
    if (!inRange) {
      throw Refused.field(
          field,
          "must be a time between %s and %s, was %d s %d ns"
              .formatted(FIRST, LAST, time.getSeconds(), time.getNanos()));
    }
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
  }
}
