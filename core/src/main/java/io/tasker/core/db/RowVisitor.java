package io.tasker.core.db;

import java.sql.SQLException;

/** Sees one row after the other. */
@FunctionalInterface
public interface RowVisitor {
  /** Called once per row, in order; the row is good for this call only. */
  void visit(Row row) throws SQLException;
}
