package io.tasker.core.event;

import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * Opens connections outside of all pools, for the two jobs that keep one to themselves: listening
 * and notifying.
 *
 * @param url JDBC URL
 * @param username user
 * @param password password, may be empty
 */
public record DirectConnections(String url, String username, String password) {
  private static final System.Logger LOG = System.getLogger(DirectConnections.class.getName());

  /** Opens a connection with autocommit on. */
  public Connection open() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", username);
    properties.setProperty("password", password);
    properties.setProperty("ApplicationName", "tasker-signals");
    properties.setProperty("connectTimeout", "10");
    properties.setProperty("socketTimeout", "10"); // a wait for signals has a time of its own
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("socketFactory", QuickSocketFactory.class.getName());
    // A notification is a hint and need not outlive a crash of the database.
    properties.setProperty("options", "-c synchronous_commit=off");
    return DriverManager.getConnection(url, properties);
  }

  /** Closes a connection from another thread, also while that waits for the server. */
  static void abort(Connection connection) {
    try {
      connection.abort(Runnable::run);
    } catch (SQLException e) {
      LOG.log(Level.DEBUG, "the connection was already closed", e);
    }
  }

  @Override
  public String toString() {
    return url + " as " + username;
  }
}
