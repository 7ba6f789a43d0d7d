package io.tasker.core.db;

import java.sql.SQLException;

/** Makes a value of a row. */
@FunctionalInterface
public interface RowMapper<T> {
  /** The value of the current row. */
  T map(Row row) throws SQLException;
}
