package io.tasker.core.store;

import io.tasker.core.db.Sql;

/** Every statement of the engine, by use. A test prepares each against the migrated schema. */
enum StoreSql {
  INSERT_TASKS("create/insert-tasks"),
  EXISTING_TASKS("create/existing-tasks"),
  INSERT_REST("create/insert-rest"),

  LOCK_TASKS("process/lock-tasks"),
  LOCK_STEPS("process/lock-steps"),
  LOCK_WHOLE_TASKS("process/lock-whole-tasks"),
  READ_WHOLE_TASKS("process/read-whole-tasks"),
  READ_STEPS("process/read-steps"),
  READ_READY_STEPS("process/read-ready-steps"),
  TAKE_DUE_WAKEUPS("process/take-due-wakeups"),
  WRITE_TASKS("process/write/update-tasks"),
  WRITE_STEPS("process/write/update-steps"),
  WRITE_REPAIRED_STEPS("process/write/update-repaired-steps"),
  WRITE_TASK_TRANSITIONS("process/write/insert-task-transitions"),
  WRITE_EXPLAINED_TASK_TRANSITIONS("process/write/insert-explained-task-transitions"),
  WRITE_STEP_TRANSITIONS("process/write/insert-step-transitions"),
  WRITE_WAKEUPS("process/write/insert-wakeups"),
  WRITE_DLQ("process/write/insert-dlq"),
  WRITE_DLQ_SETTLEMENTS("process/write/settle-dlq"),
  WRITE_DEAD_MESSAGES("process/write/insert-dead-messages"),
  WRITE_ASSERT("process/write/assert"),
  WRITE_ASSERT_REPAIRED("process/write/assert-repaired"),
  WRITE_NONE("process/write/none"),

  CLAIM("claim/claim"),
  ANCESTORS("claim/ancestors"),
  NOT_OURS("claim/not-ours"),
  CLAIM_DEAD_MESSAGES("claim/insert-dead-messages"),
  LOST_LEASES("claim/lost-leases"),
  EXTEND_LEASES("claim/extend-leases"),

  SUBMIT("submit/submit"),
  SUBMIT_TAKEN("submit/taken"),

  UPSERT_NAMESPACE("template/upsert-namespace"),
  INSERT_TEMPLATE("template/insert-template"),
  INSERT_TEMPLATE_STEPS("template/insert-steps"),
  FIND_TEMPLATE_BY_NAME("template/find-by-name"),
  FIND_TEMPLATE_BY_ID("template/find-by-id"),
  FIND_TEMPLATE_BY_STEP("template/find-by-step"),
  LOCK_TEMPLATES("template/lock"),
  TEMPLATE_NAMES("template/names"),
  RUNNABLE("template/runnable"),

  OPEN_TASKS_PAGE("recovery/open-tasks-page"),
  OVERDUE_STEPS("recovery/overdue-steps"),
  STUCK_TASKS("recovery/stuck-tasks"),
  UNROUTABLE_STEPS("recovery/unroutable-steps"),
  TAKEN_TEMPLATE_STEPS("recovery/taken-template-steps"),
  STALE_TASKS("recovery/stale-tasks"),
  INSERT_DLQ("recovery/insert-dlq"),
  SETTLE_DLQ("recovery/settle-dlq"),
  ENSURE_HISTORY_WEEK("recovery/ensure-history-week"),
  DEFAULT_HISTORY_ROWS("recovery/default-history-rows"),
  DEFAULT_HISTORY_WEEK("recovery/default-history-week"),
  HEAL_HISTORY_WEEK("recovery/heal-history-week"),
  ALLOW_LONG_STATEMENT("recovery/allow-long-statement"),

  RETENTION_TURN("retention/take-turn"),
  RETENTION_NAMESPACES("retention/namespaces"),
  RETENTION_WEEKS("retention/weeks"),
  RETENTION_WEEK_HAS_KEPT("retention/week-has-kept"),
  RETENTION_PAGE("retention/page"),
  RETENTION_LOCK_TASKS("retention/lock-tasks"),
  RETENTION_TAKE_TASKS("retention/take-tasks"),
  RETENTION_TAKE_HISTORY("retention/take-history"),
  RETENTION_READ_TASK_TRANSITIONS("retention/read-task-transitions"),
  RETENTION_READ_STEP_TRANSITIONS("retention/read-step-transitions"),
  RETENTION_READ_STEP_RESULTS("retention/read-step-results"),
  RETENTION_DROP_PARTITION("retention/drop-partition"),
  RETENTION_SUMMARY("retention/summary"),

  TASK_VIEW("view/task"),
  STEP_VIEWS("view/steps"),
  TASK_PAGE("view/task-page"),
  TASK_SEARCH("view/task-search"),
  TASK_SEARCH_END("view/task-search-end"),
  TASK_COUNT("view/task-count"),
  TASK_COUNT_BY_ORIGIN("view/task-count-by-origin"),
  STEP_TALLIES("view/step-tallies"),
  STEP_AUDIT("view/step-audit"),
  TEMPLATE_OF_TASK("view/template-of-task"),
  DLQ_ENTRIES("view/dlq-entries"),
  DLQ_ENTRY_OF_TASK("view/dlq-entry-of-task"),
  DLQ_STATS("view/dlq-stats"),
  DLQ_QUEUE("view/dlq-queue"),
  STALENESS("view/staleness"),
  PERFORMANCE("view/performance"),
  SLOW_STEPS("view/slow-steps"),
  SLOW_TASKS("view/slow-tasks"),
  STATE_COUNTS("view/state-counts"),
  NAMESPACES("view/namespaces"),
  TEMPLATES("view/templates"),
  TEMPLATE_DEFINITION("view/template-definition"),
  PING("view/ping"),
  OPEN_WORK("view/open-work"),

  EVENT_HORIZON("event/horizon"),
  EVENT_ORIGIN("event/origin"),
  EVENTS_OF_ALL("event/of-all"),
  EVENTS_OF_TASKS("event/of-tasks"),
  EVENT_SHORT_WAIT("event/allow-short-wait"),
  EVENT_SUMMARIZE("event/summarize"),
  UPDATE_DLQ_ENTRY("dlq/update-entry"),
  HAS_DLQ_ENTRY("dlq/has-entry"),

  REGISTER_WORKER("worker/register"),
  WORKER_SEEN("worker/seen"),
  WORKER_STOPPED("worker/stopped");

  private final String file;
  private final String source;
  private final Sql sql;

  StoreSql(String name) {
    this.file = name + ".sql";
    this.source = Sql.read(StoreSql.class, file);
    this.sql = Sql.parse(source);
  }

  /** The file, relative to this package. */
  String file() {
    return file;
  }

  /** The text with named parameters, as DbClient and joined statements want it. */
  String source() {
    return source;
  }

  /** The statement. */
  Sql sql() {
    return sql;
  }
}
