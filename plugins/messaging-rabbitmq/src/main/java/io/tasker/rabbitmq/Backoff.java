package io.tasker.rabbitmq;

import java.time.Duration;

/** How long to wait before the next attempt. Not for use by several threads. */
final class Backoff {
  private static final int LONGEST = 3;

  private final long interval;
  private int vain;
  private long last;

  Backoff(Duration interval) {
    this.interval = interval.toNanos();
  }

  /**
   * Nothing for the first trouble after a quiet time, then the interval, doubled each time up to
   * eight times that.
   *
   * @param now nanoseconds of a clock that only runs forward
   * @return nanoseconds
   */
  long next(long now) {
    if (vain > 0 && now - last > 2 * (interval << LONGEST)) {
      vain = 0;
    }
    last = now;
    long wait = vain == 0 ? 0 : interval << Math.min(vain - 1, LONGEST);
    vain = Math.min(vain + 1, LONGEST + 1);
    return wait;
  }
}
