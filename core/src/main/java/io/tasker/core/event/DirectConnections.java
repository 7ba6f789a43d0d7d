package io.tasker.core.event;

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
  /** Opens a connection with autocommit on. */
  public Connection open() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", username);
    properties.setProperty("password", password);
    properties.setProperty("ApplicationName", "tasker-signals");
    properties.setProperty("connectTimeout", "10");
    properties.setProperty("tcpKeepAlive", "true");
    return DriverManager.getConnection(url, properties);
  }

  @Override
  public String toString() {
    return url + " as " + username;
  }
}
