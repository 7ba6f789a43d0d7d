package io.tasker.core.command;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts commands per kind, and the time they wait apart from the time they take. */
public final class CommandStats {
  private final Map<CommandKind, Adders> kinds = new EnumMap<>(CommandKind.class);

  private final Observer observer;

  private record Adders(
      LongAdder count, LongAdder answered, LongAdder failures, LongAdder queue, LongAdder work) {}

  /** Who wants to know of every answer. */
  public interface Observer {
    /** A command was answered. */
    void answered(CommandKind kind, long queueNanos, long workNanos, boolean failed);
  }

  /** Nothing counted yet. */
  public CommandStats() {
    this((_, _, _, _) -> {});
  }

  /** Nothing counted yet; somebody is told of every answer. */
  public CommandStats(Observer observer) {
    this.observer = observer;
    for (CommandKind kind : CommandKind.values()) {
      kinds.put(
          kind,
          new Adders(
              new LongAdder(), new LongAdder(), new LongAdder(), new LongAdder(), new LongAdder()));
    }
  }

  /**
   * What was counted for one kind.
   *
   * @param count commands taken
   * @param failures answers that were failures
   * @param meanQueueMicros mean time from the command until work on it began, microseconds
   * @param meanWorkMicros mean time from there to the answer, commit included, microseconds
   */
  public record Snapshot(
      long count, long failures, double meanQueueMicros, double meanWorkMicros) {}

  void taken(CommandKind kind) {
    adders(kind).count().increment();
  }

  void replied(CommandKind kind, long queueNanos, long workNanos, boolean failed) {
    Adders adders = adders(kind);
    adders.answered().increment();
    adders.queue().add(queueNanos);
    adders.work().add(workNanos);
    if (failed) {
      adders.failures().increment();
    }
    observer.answered(kind, queueNanos, workNanos, failed);
  }

  /** What was counted so far, per kind. */
  public Map<CommandKind, Snapshot> snapshot() {
    Map<CommandKind, Snapshot> snapshots = new EnumMap<>(CommandKind.class);
    kinds.forEach((kind, adders) -> snapshots.put(kind, snapshot(adders)));
    return snapshots;
  }

  private static Snapshot snapshot(Adders adders) {
    double micros = Math.max(1, adders.answered().sum()) * 1_000.0;
    return new Snapshot(
        adders.count().sum(),
        adders.failures().sum(),
        adders.queue().sum() / micros,
        adders.work().sum() / micros);
  }

  private Adders adders(CommandKind kind) {
    Adders adders = kinds.get(kind);
    if (adders == null) {
      throw new IllegalStateException("every kind has its counters: " + kind);
    }
    return adders;
  }
}
