package io.tasker.contract.model;

import java.util.Optional;

/**
 * The twelve states of a task. Which may follow which is declared in one place only, core's
 * transition table; so is which of them are final.
 */
public enum TaskState {
  /** Created, nothing decided yet. */
  PENDING("pending"),
  /** Its first ready steps are being looked for. Never at rest in the database. */
  INITIALIZING("initializing"),
  /** Ready steps are being put on their queue. Never at rest in the database. */
  ENQUEUING_STEPS("enqueuing_steps"),
  /** Workers have something to do for it. */
  STEPS_IN_PROCESS("steps_in_process"),
  /** Results came in and the next move is being decided. Never at rest in the database. */
  EVALUATING_RESULTS("evaluating_results"),
  /** Ready steps are held back by a gate. */
  WAITING_FOR_DEPENDENCIES("waiting_for_dependencies"),
  /** Only retries that are not yet due are left. */
  WAITING_FOR_RETRY("waiting_for_retry"),
  /** A step failed for good and nothing else can run: a person decides. */
  BLOCKED_BY_FAILURES("blocked_by_failures"),
  /** Every step is done. */
  COMPLETE("complete"),
  /** Given up. */
  ERROR("error"),
  /** Cancelled by an operator. */
  CANCELLED("cancelled"),
  /** Declared resolved by an operator. */
  RESOLVED_MANUALLY("resolved_manually");

  private static final TaskState[] BY_CODE = values();

  private final String wireName;

  TaskState(String wireName) {
    this.wireName = wireName;
  }

  /** The name on every API, in lower snake case. */
  public String wireName() {
    return wireName;
  }

  /** The number stored in the database, 0 to 11. */
  public short code() {
    return (short) ordinal();
  }

  /**
   * The state with a stored number.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static TaskState ofCode(int code) {
    if (code < 0 || code >= BY_CODE.length) {
      throw new IllegalArgumentException("task state code must be 0 to 11, was " + code);
    }
    return BY_CODE[code];
  }

  /** The state with a wire name, if there is one. */
  public static Optional<TaskState> ofWireName(String name) {
    for (TaskState state : BY_CODE) {
      if (state.wireName.equals(name)) {
        return Optional.of(state);
      }
    }
    return Optional.empty();
  }
}
