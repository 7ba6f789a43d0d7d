package io.tasker.pgmq;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.contract.spi.database.SchemaModule;
import java.sql.Connection;
import java.sql.SQLException;

/** Our own tables and functions; left out where the pgmq extension or anybody's schema is there. */
final class PgmqSchema implements SchemaModule {
  @Override
  public String name() {
    return "pgmq";
  }

  @Override
  public String location() {
    return "io/tasker/pgmq/migration";
  }

  /**
   * {@inheritDoc}
   *
   * <p>Our own schema is known by the comment that the first file puts on it.
   *
   * @throws TaskerException {@code SCHEMA_INVALID} if the extension is there and older than 1.5
   */
  @Override
  public boolean appliesTo(Connection connection) throws SQLException {
    requireUsableExtension(connection);
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(PgmqSql.APPLIES_TO.text())) {
      return rows.next() && rows.getBoolean(1);
    }
  }

  private static void requireUsableExtension(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(PgmqSql.EXTENSION_VERSION.text())) {
      if (rows.next() && !rows.getBoolean(2)) {
        throw new TaskerException(
            ErrorCode.SCHEMA_INVALID,
            "the database has version "
                + rows.getString(1)
                + " of the extension pgmq; 1.5 or newer is needed. Run `ALTER EXTENSION pgmq"
                + " UPDATE`, or drop it: without it Tasker makes tables of its own");
      }
    }
  }
}
