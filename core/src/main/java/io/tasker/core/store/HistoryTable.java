package io.tasker.core.store;

import io.tasker.core.db.Sql;

/** The tables of history, which are partitioned by week. */
public enum HistoryTable {
  /** One row per transition of a task. */
  TASK_TRANSITIONS("task_transitions", StoreSql.RETENTION_READ_TASK_TRANSITIONS),
  /** One row per transition of a step. */
  STEP_TRANSITIONS("step_transitions", StoreSql.RETENTION_READ_STEP_TRANSITIONS),
  /** Results that are too large for their step's row. */
  STEP_RESULTS("step_results", StoreSql.RETENTION_READ_STEP_RESULTS);

  private final String table;
  private final StoreSql read;

  HistoryTable(String table, StoreSql read) {
    this.table = table;
    this.read = read;
  }

  /** Its name in the database. */
  public String table() {
    return table;
  }

  Sql read() {
    return read.sql();
  }
}
