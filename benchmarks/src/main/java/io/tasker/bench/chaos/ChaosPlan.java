package io.tasker.bench.chaos;

import io.tasker.bench.chaos.Fault.Kind;
import io.tasker.examples.demo.Backend;

/**
 * What a run is to do.
 *
 * @param seed decides which faults come when, and the order of the tasks
 * @param kills how many faults, at least one of each kind, 10,000 at most
 * @param tasks how many tasks, 1 to 1,000,000
 * @param messaging what carries messages; a broker is struck, too
 */
record ChaosPlan(long seed, int kills, int tasks, Backend messaging) {
  /** Refuses what makes no sense. */
  ChaosPlan {
    int kinds = Kind.with(messaging).size();
    if (kills < kinds || kills > 10_000) {
      throw new IllegalArgumentException("kills must be " + kinds + " to 10000, was " + kills);
    }
    if (tasks < 1 || tasks > 1_000_000) {
      throw new IllegalArgumentException("tasks must be 1 to 1000000, was " + tasks);
    }
  }
}
