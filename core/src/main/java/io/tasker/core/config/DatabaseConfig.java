package io.tasker.core.config;

import java.time.Duration;

/**
 * How to reach the database. The user name and password of the URL fill in where the two components
 * are empty; whoever connects uses the components and {@link #jdbcUrl()}, never the URL as written.
 *
 * @param url {@code postgresql://}, {@code postgres://} or {@code jdbc:postgresql:}
 * @param username empty: the operating system's user
 * @param password empty: none
 * @param pool the connections
 * @param migrateOnStart whether a server brings an old schema up to date instead of refusing it
 * @param startTimeout how long a start waits for a database that is not there; zero: not at all
 */
public record DatabaseConfig(
    String url,
    String username,
    String password,
    PoolConfig pool,
    boolean migrateOnStart,
    Duration startTimeout) {
  public DatabaseConfig {
    DatabaseUrl parsed = DatabaseUrl.parse(url);
    username = username.isEmpty() ? parsed.username() : username;
    password = password.isEmpty() ? parsed.password() : password;
  }

  /** The address for the JDBC driver, without user name and password. */
  public String jdbcUrl() {
    return DatabaseUrl.parse(url).jdbcUrl();
  }

  /** Shows everything but secrets. */
  @Override
  public String toString() {
    return "DatabaseConfig[url=%s, username=%s, pool=%s, migrateOnStart=%s]"
        .formatted(jdbcUrl(), username, pool, migrateOnStart);
  }
}
