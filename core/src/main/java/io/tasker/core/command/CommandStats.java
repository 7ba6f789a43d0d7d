package io.tasker.core.command;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts commands and their time, per kind. */
public final class CommandStats {
  private final Map<CommandKind, Adders> kinds = new EnumMap<>(CommandKind.class);

  private record Adders(
      LongAdder count, LongAdder failures, LongAdder doorNanos, LongAdder allNanos) {}

  /** Nothing counted yet. */
  public CommandStats() {
    for (CommandKind kind : CommandKind.values()) {
      kinds.put(
          kind, new Adders(new LongAdder(), new LongAdder(), new LongAdder(), new LongAdder()));
    }
  }

  /**
   * What was counted for one kind.
   *
   * @param count commands taken
   * @param failures replies that were failures
   * @param meanDoorMicros mean time in the actor's door, microseconds
   * @param meanReplyMicros mean time from the command to its reply (waiting and work), microseconds
   */
  public record Snapshot(
      long count, long failures, double meanDoorMicros, double meanReplyMicros) {}

  void taken(CommandKind kind, long doorNanos) {
    Adders adders = adders(kind);
    adders.count().increment();
    adders.doorNanos().add(doorNanos);
  }

  void replied(CommandKind kind, long nanos, boolean failed) {
    Adders adders = adders(kind);
    adders.allNanos().add(nanos);
    if (failed) {
      adders.failures().increment();
    }
  }

  /** What was counted so far, per kind. */
  public Map<CommandKind, Snapshot> snapshot() {
    Map<CommandKind, Snapshot> snapshots = new EnumMap<>(CommandKind.class);
    kinds.forEach((kind, adders) -> snapshots.put(kind, snapshot(adders)));
    return snapshots;
  }

  private static Snapshot snapshot(Adders adders) {
    long count = adders.count().sum();
    double micros = Math.max(1, count) * 1_000.0;
    return new Snapshot(
        count,
        adders.failures().sum(),
        adders.doorNanos().sum() / micros,
        adders.allNanos().sum() / micros);
  }

  private Adders adders(CommandKind kind) {
    Adders adders = kinds.get(kind);
    if (adders == null) {
      throw new IllegalStateException("every kind has its counters: " + kind);
    }
    return adders;
  }
}
