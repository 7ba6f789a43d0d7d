package io.tasker.core.config;

import java.time.Duration;

/**
 * How tasks are found that do not move, and what is done about them.
 *
 * @param enabled whether they are looked for
 * @param interval how often
 * @param batchSize how many in one look at most, from 1
 * @param dryRun whether they are only logged
 * @param thresholds how long a task may stay
 * @param entered whether they are put before a person
 * @param givenUp whether they are ended
 */
public record StalenessConfig(
    boolean enabled,
    Duration interval,
    int batchSize,
    boolean dryRun,
    Thresholds thresholds,
    boolean entered,
    boolean givenUp) {
  /**
   * How long a task may stay in a state, and how old an open one may be.
   *
   * @param waitingForDependencies in that state
   * @param waitingForRetry in that state
   * @param stepsInProcess in that state
   * @param lifetime since it was created
   */
  public record Thresholds(
      Duration waitingForDependencies,
      Duration waitingForRetry,
      Duration stepsInProcess,
      Duration lifetime) {}

  public StalenessConfig {
    Require.positive("detection_interval_seconds", interval);
    Require.atLeast(1, "batch_size", batchSize);
  }
}
