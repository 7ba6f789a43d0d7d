package io.tasker.contract.error;

/** What went wrong. API plugins map the kind, not the code. */
public enum ErrorCode {
  /** A field has a wrong value. */
  INVALID_REQUEST(ErrorKind.USER),
  /** No such template. */
  TEMPLATE_NOT_FOUND(ErrorKind.NOT_FOUND),
  /** A template file cannot be used. */
  TEMPLATE_INVALID(ErrorKind.USER),
  /** A template of this name and version has other content. */
  TEMPLATE_EXISTS(ErrorKind.CONFLICT),
  /** No such task. */
  TASK_NOT_FOUND(ErrorKind.NOT_FOUND),
  /** No such step, or not in this task. */
  STEP_NOT_FOUND(ErrorKind.NOT_FOUND),
  /** A task is over: what is asked for is too late. */
  TASK_OVER(ErrorKind.USER),
  /** What is asked for is not allowed in a step's present state. */
  STEP_STATE_FORBIDS(ErrorKind.USER),
  /** A task with this identity already exists. */
  TASK_EXISTS(ErrorKind.CONFLICT),
  /** What the caller has seen is not what is there any more. */
  OUTDATED(ErrorKind.OUTDATED),
  /** What a watcher saw last is too old to go on from. */
  EVENTS_GONE(ErrorKind.GONE),
  /** No such entry in the dead letter queue. */
  DLQ_ENTRY_NOT_FOUND(ErrorKind.NOT_FOUND),
  /** What is asked for contradicts another entry, or the task's state. */
  DLQ_ENTRY_CONFLICT(ErrorKind.CONFLICT),
  /** The configuration cannot be used. */
  CONFIG_INVALID(ErrorKind.USER),
  /** A plugin is missing, or there are two of a kind. */
  PLUGIN_INVALID(ErrorKind.USER),
  /** The database schema does not fit this version. */
  SCHEMA_INVALID(ErrorKind.USER),
  /** More work is waiting than we accept. */
  OVERLOADED(ErrorKind.UNAVAILABLE),
  /** The database cannot be reached. */
  DATABASE_UNAVAILABLE(ErrorKind.UNAVAILABLE),
  /** A part did not answer several times in a row and is not asked for a while. */
  CIRCUIT_OPEN(ErrorKind.UNAVAILABLE),
  /** The broker cannot be reached, or does not take messages. */
  MESSAGING_UNAVAILABLE(ErrorKind.UNAVAILABLE),
  /** The process is stopping. */
  STOPPING(ErrorKind.UNAVAILABLE),
  /** A defect. */
  INTERNAL(ErrorKind.INTERNAL);

  private final ErrorKind kind;

  ErrorCode(ErrorKind kind) {
    this.kind = kind;
  }

  /** Whose move it is. */
  public ErrorKind kind() {
    return kind;
  }
}
