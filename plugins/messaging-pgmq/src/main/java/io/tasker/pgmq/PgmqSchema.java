package io.tasker.pgmq;

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
   */
  @Override
  public boolean appliesTo(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(PgmqSql.APPLIES_TO.text())) {
      return rows.next() && rows.getBoolean(1);
    }
  }
}
