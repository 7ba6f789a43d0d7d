package io.tasker.core.insight;

import io.tasker.core.db.Sql;
import java.util.Locale;

/**
 * What holds at every committed instant, whatever is running, crashing or waiting. Each is a
 * read-only statement beside this class; its file is named by its place here and its name.
 */
public enum Invariant {
  TASK_COUNTERS("The counters of a task equal a recount of its steps."),
  REMAINING("A step waits for exactly those of its parents that are not done."),
  PARENT_COUNT("A step has as many parents as edges lead to it, and every edge leads to a step."),
  STEP_NUMBERS("The steps of a task are numbered from 0 without a gap."),
  PARENTS_FIRST("No step is on its way before all its parents are done."),
  PARENTS_FIRST_IN_HISTORY("No step was ever enqueued before all its parents were done."),
  TASK_HISTORY("The history of a task is one unbroken chain that begins at pending."),
  TASK_ROW("A task stands where its history ends."),
  STEP_HISTORY("The history of a step is one unbroken chain that begins at pending."),
  STEP_ROW("A step stands where its history ends."),
  TASK_TIME("The times of a task's history never run backwards."),
  STEP_TIME("The times of a step's history never run backwards."),
  TASK_TRANSITIONS_LEGAL("Every transition of a task is a declared one."),
  STEP_TRANSITIONS_LEGAL("Every transition of a step is a declared one."),
  ATTEMPTS("The attempts of a step are its claims since it was last reset."),
  ATTEMPTS_LIMIT("No step was tried more often than it may be."),
  ONE_RESULT_PER_CLAIM("At most one result was accepted for each claim of a step."),
  COMPLETE_TASK("Every step of a complete task is done."),
  FINAL_TASK_AT_REST("Nothing of a task that is over can still run."),
  FINAL_TASK_HAS_TIME("A task has a time of completion if and only if it is over."),
  ENQUEUED_HAS_MESSAGE("Every enqueued step has a message for its workers.", Kind.WORKER_QUEUES),
  HANDED_IN_HAS_MESSAGE(
      "Every step that was handed in has a message for the orchestrator.", Kind.RESULT_QUEUE),
  IN_PROGRESS_HAS_GUARD("Every step in progress has a guard for its lease."),
  RETRY_HAS_GUARD("Every step that waits for a retry has a guard for it."),
  READY_IS_SENT("No step of an open task is ready without having been enqueued."),
  OPEN_TASK_HAS_ACTIVITY("No open task rests where nothing will move it on."),
  BLOCKED_TASK_IS_KNOWN("Every blocked task has been put before a person."),
  IDENTITY_IS_UNIQUE("No two tasks share an identity."),
  GUARDS_ARE_TAKEN("No guard is overdue by more than an hour."),
  QUEUES_EXIST("The queue of every namespace and the one of results exist.", Kind.NAMESPACES),
  DLQ_ENTRY_FITS("Every entry in the dead letter queue fits its reason.");

  /** What an invariant's statement returns. */
  enum Kind {
    /** What breaks it. */
    FINDINGS,
    /** Steps, a page at a time, that must have a message in the queue of their namespace. */
    WORKER_QUEUES,
    /** Steps, a page at a time, that must have a message in the result queue. */
    RESULT_QUEUE,
    /** Namespaces, each of which must have a queue. */
    NAMESPACES
  }

  private final String promise;
  private final Kind kind;
  private final String wireName;
  private final Sql sql;

  Invariant(String promise) {
    this(promise, Kind.FINDINGS);
  }

  Invariant(String promise, Kind kind) {
    this.promise = promise;
    this.kind = kind;
    this.wireName = name().toLowerCase(Locale.ROOT).replace('_', '-');
    this.sql = Sql.load(Invariant.class, file());
  }

  /** Its name for people, such as {@code task-counters}. */
  public String wireName() {
    return wireName;
  }

  /** What holds, one sentence. */
  public String promise() {
    return promise;
  }

  /** Its file, relative to this package. */
  String file() {
    return "invariants/%02d-%s.sql".formatted(ordinal() + 1, wireName);
  }

  Kind kind() {
    return kind;
  }

  Sql sql() {
    return sql;
  }
}
