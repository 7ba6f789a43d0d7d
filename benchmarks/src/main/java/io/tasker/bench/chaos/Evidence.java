package io.tasker.bench.chaos;

import io.tasker.bench.chaos.Mix.Intended;
import io.tasker.bench.chaos.effect.Effect;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a run left behind.
 *
 * @param intended what was asked for
 * @param tasks what there is
 * @param attempts every claim of a step, from the audit
 * @param completions every step that became complete, and how often
 * @param effects every run of a handler, from the handlers
 */
record Evidence(
    List<Intended> intended,
    List<Stored> tasks,
    List<Attempt> attempts,
    List<Completion> completions,
    List<Effect> effects) {
  /**
   * A task that is stored.
   *
   * @param key of the request
   * @param task its id
   * @param state where it stands
   * @param steps how many it has
   */
  record Stored(String key, String task, String state, int steps) {}

  /** How an attempt ended. */
  enum Ending {
    /** A worker handed a result in. */
    RESULT,
    /** A worker handed a failure in. */
    FAILURE,
    /** Its lease ran out. */
    LEASE_EXPIRED,
    /** In a way that nobody caused here. */
    OTHER,
    /** Not at all. */
    OPEN
  }

  /**
   * A claim of a step.
   *
   * @param number counted from 1
   * @param claimed when
   * @param ended when the step left the worker's hands; null: it did not
   */
  record Attempt(
      String task,
      String step,
      int number,
      Instant claimed,
      Ending ending,
      @Nullable Instant ended) {}

  /** How often a step became complete. */
  record Completion(String task, String step, int times) {}
}
