package io.tasker.contract.spi.database;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Numbered migrations that a plugin adds to the database, with a history of their own. Files are
 * named like core's ({@code 0001-what.sql}) and lie on the plugin's class path.
 */
public interface SchemaModule {
  /** Names the history table: lower case, letters and underscores. */
  String name();

  /** The folder of the files on the class path, without a leading slash. */
  String location();

  /**
   * Whether the files apply to this database; false if what they would create is there by other
   * means.
   */
  boolean appliesTo(Connection connection) throws SQLException;
}
