package io.tasker.core.lifecycle;

/** What became of an event. */
public enum EventOutcome {
  /** It changed something. */
  APPLIED,
  /** What it spoke of is over, or somebody was faster. Normal and harmless. */
  STALE,
  /** There is no such task or step. */
  UNKNOWN,
  /** Deciding on it failed; it is kept where a person finds it. */
  PARKED
}
