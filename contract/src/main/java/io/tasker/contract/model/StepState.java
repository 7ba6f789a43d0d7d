package io.tasker.contract.model;

import java.util.Optional;

/**
 * The ten states of a step. Which may follow which is declared in one place only, core's transition
 * table; so is which of them are final.
 */
public enum StepState {
  /** Waits for its parents, or is about to be enqueued. */
  PENDING("pending"),
  /** Its message lies in the queue of its namespace. */
  ENQUEUED("enqueued"),
  /** A worker holds its lease. */
  IN_PROGRESS("in_progress"),
  /** The worker handed in a success; the orchestrator has not looked at it yet. */
  ENQUEUED_FOR_ORCHESTRATION("enqueued_for_orchestration"),
  /** The worker handed in a failure; the orchestrator has not looked at it yet. */
  ENQUEUED_AS_ERROR_FOR_ORCHESTRATION("enqueued_as_error_for_orchestration"),
  /** Failed, and will be tried again at a known time. */
  WAITING_FOR_RETRY("waiting_for_retry"),
  /** Done. */
  COMPLETE("complete"),
  /** Failed for good; an operator may still reset or resolve it. */
  ERROR("error"),
  /** Cancelled with its task. */
  CANCELLED("cancelled"),
  /** Declared resolved by an operator; its dependents go on. */
  RESOLVED_MANUALLY("resolved_manually");

  private static final StepState[] BY_CODE = values();

  private final String wireName;

  StepState(String wireName) {
    this.wireName = wireName;
  }

  /** The name on every API, in lower snake case. */
  public String wireName() {
    return wireName;
  }

  /** The number stored in the database, 0 to 9. */
  public short code() {
    return (short) ordinal();
  }

  /** Whether steps that depend on one in this state may start. */
  public boolean satisfiesDependents() {
    return this == COMPLETE || this == RESOLVED_MANUALLY;
  }

  /**
   * Whether the step counts as active: on its queue, with a worker, or handed back and not yet
   * looked at.
   */
  public boolean isActive() {
    return switch (this) {
      case ENQUEUED, IN_PROGRESS, ENQUEUED_FOR_ORCHESTRATION, ENQUEUED_AS_ERROR_FOR_ORCHESTRATION ->
          true;
      case PENDING, WAITING_FOR_RETRY, COMPLETE, ERROR, CANCELLED, RESOLVED_MANUALLY -> false;
    };
  }

  /**
   * The state with a stored number.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static StepState ofCode(int code) {
    if (code < 0 || code >= BY_CODE.length) {
      throw new IllegalArgumentException("step state code must be 0 to 9, was " + code);
    }
    return BY_CODE[code];
  }

  /** The state with a wire name, if there is one. */
  public static Optional<StepState> ofWireName(String name) {
    for (StepState state : BY_CODE) {
      if (state.wireName.equals(name)) {
        return Optional.of(state);
      }
    }
    return Optional.empty();
  }
}
