package io.tasker.core.boot;

import com.zaxxer.hikari.HikariDataSource;
import io.helidon.dbclient.DbClientException;
import io.helidon.dbclient.jdbc.CloseableJdbcConnectionPool;
import java.sql.Connection;
import java.sql.SQLException;

/** A pool of ours for Helidon's client, which shows nothing of those that it makes itself. */
record ReadPool(HikariDataSource pool) implements CloseableJdbcConnectionPool {
  @Override
  public Connection connection() {
    try {
      return pool.getConnection();
    } catch (SQLException e) {
      throw new DbClientException("no connection of " + pool.getPoolName(), e);
    }
  }

  @Override
  public String dbType() {
    return "postgresql";
  }

  @Override
  public void close() {
    pool.close();
  }
}
