package io.tasker.core.recovery.history;

import io.tasker.core.store.HistoryStore;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Makes the history's partitions ahead of time; a missing one never stops work, but is spoken of.
 */
public final class HistoryPartitions {
  private static final System.Logger LOG = System.getLogger(HistoryPartitions.class.getName());
  private static final Duration WEEK = Duration.ofDays(7);
  private static final Duration REST = Duration.ofHours(1);

  private final HistoryStore store;
  private final InstantSource clock;
  private volatile boolean alarmed;

  /** Makes partitions through the store. */
  public HistoryPartitions(HistoryStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /** Looks once; returns how long to rest. */
  public Duration runOnce() {
    Instant now = clock.instant();
    int made = store.ensureWeek(now) + store.ensureWeek(now.plus(WEEK));
    if (made > 0) {
      LOG.log(Level.INFO, "history partitions made count={0}", made);
    }
    alarmed = store.defaultHasRows();
    if (alarmed) {
      LOG.log(
          Level.WARNING,
          "history was written before its partition was made; it is complete, but retention cannot"
              + " drop it with a partition (tables tasker.*_default)");
    }
    return REST;
  }

  /** Whether history has landed in the default partitions. */
  public boolean isAlarmed() {
    return alarmed;
  }
}
