package io.tasker.core.admission;

import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.core.telemetry.LoadMeters;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How full the server's own queues are, as last seen. What is older than three periods is unknown;
 * that is logged once.
 */
public final class QueueDepths {
  private static final System.Logger LOG = System.getLogger(QueueDepths.class.getName());
  private static final int PERIODS = 3;

  private final Supplier<Map<QueueName, Long>> source;
  private final Duration period;
  private final LongSupplier nanoTime;
  private final LoadMeters meters;
  private final AtomicBoolean unknown = new AtomicBoolean();
  private final long begunNanos;
  private volatile boolean answered = true;
  private volatile @Nullable Seen seen;

  private record Seen(Map<QueueName, Long> depths, long atNanos) {}

  /**
   * Has seen nothing yet.
   *
   * @param source asks whoever has the queues
   * @param period how often it will be asked
   * @param nanoTime monotonic time
   */
  public QueueDepths(
      Supplier<Map<QueueName, Long>> source,
      Duration period,
      LongSupplier nanoTime,
      LoadMeters meters) {
    this.source = source;
    this.period = period;
    this.nanoTime = nanoTime;
    this.meters = meters;
    this.begunNanos = nanoTime.getAsLong();
  }

  /** Looks once; returns how long to rest. Does not throw if nobody answers. */
  public Duration runOnce() {
    long begun = nanoTime.getAsLong();
    try {
      seen = new Seen(Map.copyOf(source.get()), nanoTime.getAsLong());
      answered = true;
      meters.evaluated(nanoTime.getAsLong() - begun);
    } catch (RuntimeException e) {
      answered = false;
      meters.failed();
      LOG.log(Level.DEBUG, "the depth of the queues cannot be read", e);
    }
    return period;
  }

  /** What was seen; empty if nothing was, or not lately. */
  public Optional<Map<QueueName, Long>> current() {
    Seen last = seen;
    long since = nanoTime.getAsLong() - (last == null ? begunNanos : last.atNanos());
    boolean stale = since > period.toNanos() * PERIODS;
    if (unknown.compareAndSet(!stale, stale)) {
      if (stale) {
        LOG.log(
            Level.WARNING,
            "queue depths are unknown, new tasks are taken all the same since_ms={0}",
            Long.toString(Duration.ofNanos(since).toMillis()));
      } else {
        LOG.log(Level.INFO, "queue depths are known again");
      }
    }
    return last == null || stale ? Optional.empty() : Optional.of(last.depths());
  }

  /** Whether the last look was answered. */
  public boolean isAnswered() {
    return answered;
  }
}
