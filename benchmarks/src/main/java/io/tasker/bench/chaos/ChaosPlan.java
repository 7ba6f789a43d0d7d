package io.tasker.bench.chaos;

/**
 * What a run is to do.
 *
 * @param seed decides which faults come when, and the order of the tasks
 * @param kills how many faults, 6 to 10,000
 * @param tasks how many tasks, 1 to 1,000,000
 */
record ChaosPlan(long seed, int kills, int tasks) {
  /** Refuses what makes no sense. */
  ChaosPlan {
    if (kills < Fault.Kind.values().length || kills > 10_000) {
      throw new IllegalArgumentException("kills must be 6 to 10000, was " + kills);
    }
    if (tasks < 1 || tasks > 1_000_000) {
      throw new IllegalArgumentException("tasks must be 1 to 1000000, was " + tasks);
    }
  }
}
