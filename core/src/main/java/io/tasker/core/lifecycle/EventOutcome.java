package io.tasker.core.lifecycle;

/** What became of an event. */
public sealed interface EventOutcome {
  /** It changed something. */
  EventOutcome APPLIED = Plain.APPLIED;

  /** What it spoke of is over, or somebody was faster. Normal and harmless. */
  EventOutcome STALE = Plain.STALE;

  /** There is no such task or step. */
  EventOutcome UNKNOWN = Plain.UNKNOWN;

  /** Deciding on it failed; it is kept where a person finds it. */
  EventOutcome PARKED = Plain.PARKED;

  /** The outcomes that need no words. */
  enum Plain implements EventOutcome {
    APPLIED,
    STALE,
    UNKNOWN,
    PARKED
  }

  /**
   * A person asked for something that was meant for another state of things. Nothing was changed.
   *
   * @param seq what it is at now
   */
  record Outdated(int seq) implements EventOutcome {}

  /**
   * A person asked for something that is not allowed as things stand. Nothing was changed.
   *
   * @param why what stands against it, and what would be allowed
   */
  record Refused(String why) implements EventOutcome {}
}
