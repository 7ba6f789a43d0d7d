package io.tasker.core.lifecycle.initialization;

import io.tasker.contract.model.TaskId;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Makes UUIDv7 (RFC 9562, 5.7) whose low 20 bits are zero: the room in which steps are counted. No
 * library leaves those bits free; 54 random bits per millisecond remain, and the primary key
 * catches the rest.
 */
public final class TaskIds implements Supplier<UUID> {
  private static final long VERSION_7 = 0x7000L;
  private static final long VARIANT = 0x8000000000000000L;
  private static final long RANDOM_BITS = 0x3FFFFFFFFFF00000L;

  private final InstantSource clock;
  private final RandomGenerator random;

  /** Takes the time and the random bits from outside. */
  public TaskIds(InstantSource clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  /** A new id. */
  public TaskId next() {
    return new TaskId(get());
  }

  @Override
  public UUID get() {
    long high = (clock.millis() << 16) | VERSION_7 | (random.nextLong() & 0xFFF);
    return new UUID(high, VARIANT | (random.nextLong() & RANDOM_BITS));
  }
}
