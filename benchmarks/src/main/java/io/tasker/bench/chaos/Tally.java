package io.tasker.bench.chaos;

import io.tasker.bench.chaos.Fault.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts faults and how long it took to recover from them. Thread safe. */
final class Tally {
  private final Map<Kind, Integer> strikes = new EnumMap<>(Kind.class);
  private final Map<Kind, List<Long>> recoveries = new EnumMap<>(Kind.class);

  /** One more of a kind. */
  synchronized void strike(Kind kind) {
    strikes.merge(kind, 1, Integer::sum);
  }

  /** It took so long until all was well again. */
  synchronized void recovered(Kind kind, long milliseconds) {
    recoveries.computeIfAbsent(kind, _ -> new ArrayList<>()).add(milliseconds);
  }

  /** How often it struck. */
  synchronized int strikes(Kind kind) {
    return strikes.getOrDefault(kind, 0);
  }

  /** How often anything struck. */
  synchronized int strikes() {
    return strikes.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Milliseconds, shortest first. */
  synchronized List<Long> recoveries(Kind kind) {
    return recoveries.getOrDefault(kind, List.of()).stream().sorted().toList();
  }
}
