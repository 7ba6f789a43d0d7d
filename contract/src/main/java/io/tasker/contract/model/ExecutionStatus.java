package io.tasker.contract.model;

/** What a task as a whole is up to, derived from its steps; the first that applies wins. */
public enum ExecutionStatus {
  /** A step failed for good and nothing else can run. */
  BLOCKED_BY_FAILURES("blocked_by_failures", "handle_failures"),
  /** A step could be enqueued right now. */
  HAS_READY_STEPS("has_ready_steps", "execute_ready_steps"),
  /** A step is queued, running or handed in. */
  PROCESSING("processing", "wait_for_completion"),
  /** Every step is done. */
  ALL_COMPLETE("all_complete", "finalize_task"),
  /** Nothing of all that: retries are not yet due, or a gate is shut. */
  WAITING_FOR_DEPENDENCIES("waiting_for_dependencies", "wait_for_dependencies");

  private final String wireName;
  private final String recommendedAction;

  ExecutionStatus(String wireName, String recommendedAction) {
    this.wireName = wireName;
    this.recommendedAction = recommendedAction;
  }

  /** The name on every API. */
  public String wireName() {
    return wireName;
  }

  /** What the public API calls the recommended action for this status. */
  public String recommendedAction() {
    return recommendedAction;
  }
}
