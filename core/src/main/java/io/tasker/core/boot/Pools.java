package io.tasker.core.boot;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.helidon.config.Config;
import io.helidon.config.ConfigSources;
import io.helidon.dbclient.DbClient;
import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.core.config.ApiPoolConfig;
import io.tasker.core.config.DatabaseConfig;
import io.tasker.core.db.Database;
import io.tasker.core.db.TransactionWitness;
import io.tasker.core.event.DirectConnections;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;

/**
 * Connections, apart by use, so that no use can starve another: set operations, chores, API reads.
 * The sessions of set operations have settings of their own: their plans are made once, look rows
 * up by key in the order of the arrays (which is the lock order), and have a time limit.
 */
public final class Pools implements AutoCloseable {
  private static final String SET_SETTINGS =
      "-c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c enable_hashjoin=off"
          + " -c enable_mergejoin=off -c lock_timeout=10s -c statement_timeout=60s"
          + " -c idle_in_transaction_session_timeout=60s -c TimeZone=UTC";
  private static final String CHORE_SETTINGS =
      "-c statement_timeout=60s -c idle_in_transaction_session_timeout=60s -c TimeZone=UTC";
  private static final String READ_SETTINGS =
      "-c statement_timeout=30s -c idle_in_transaction_session_timeout=60s -c TimeZone=UTC";

  private final DatabaseConfig config;
  private final HikariDataSource sets;
  private final HikariDataSource chores;

  /**
   * Opens the pools for set operations and chores; the first connection of each right away.
   *
   * @param owner names the process in pg_stat_activity
   * @param setConnections threads that run set operations
   * @throws TaskerException {@code DATABASE_UNAVAILABLE}, naming the URL and the user
   */
  public Pools(DatabaseConfig config, String owner, int setConnections) {
    this.config = config;
    this.sets = open(pool(owner + "-sets", setConnections, SET_SETTINGS));
    this.chores = open(pool(owner + "-chores", 3, CHORE_SETTINGS));
  }

  /** For set operations. */
  public Database sets() {
    return sets(TransactionWitness.NOBODY);
  }

  /** The same; somebody learns how each transaction ends. */
  public Database sets(TransactionWitness witness) {
    return new Database(sets, witness);
  }

  /** For chores: sweeps, templates, partitions. */
  public Database chores() {
    return chores(TransactionWitness.NOBODY);
  }

  /** The same; somebody learns how each transaction ends. */
  public Database chores(TransactionWitness witness) {
    return new Database(chores, witness);
  }

  /** Connections of both that are in use, in percent of those there may be. */
  double usedPercent() {
    int most = 0;
    int used = 0;
    for (HikariDataSource pool : watched().values()) {
      most += pool.getMaximumPoolSize();
      used += pool.getHikariPoolMXBean().getActiveConnections();
    }
    return used * 100.0 / most;
  }

  /** The pools whose connections can be counted, by what they are for. */
  Map<String, HikariDataSource> watched() {
    return Map.of("sets", sets, "chores", chores);
  }

  /** Busy connections by connections of the fullest pool for set operations and chores, 0 to 1. */
  double utilization() {
    return watched().values().stream()
        .mapToDouble(
            pool ->
                (double) pool.getHikariPoolMXBean().getActiveConnections()
                    / pool.getMaximumPoolSize())
        .max()
        .orElse(0);
  }

  /** Connections for set operations and chores that are open now. */
  public int connections() {
    return watched().values().stream()
        .mapToInt(pool -> pool.getHikariPoolMXBean().getTotalConnections())
        .sum();
  }

  /** For listening and notifying. */
  public DirectConnections direct() {
    return new DirectConnections(config.jdbcUrl(), config.username(), config.password());
  }

  /** For API reads: Helidon's client with a pool of its own. */
  public DbClient reads(ApiPoolConfig pool) {
    Map<String, String> settings =
        Map.of(
            "source", "jdbc",
            "connection.url", withSettings(config.jdbcUrl(), READ_SETTINGS),
            "connection.username", config.username(),
            "connection.password", config.password(),
            "connection.poolName", "tasker-reads",
            "connection.maximumPoolSize", Integer.toString(pool.maxConnections()),
            "connection.minimumIdle", "1",
            "connection.connectionTimeout", Long.toString(pool.acquireTimeout().toMillis()),
            "connection.leakDetectionThreshold", "60000");
    return DbClient.create(
        Config.builder()
            .disableEnvironmentVariablesSource()
            .disableSystemPropertiesSource()
            .addSource(ConfigSources.create(settings))
            .build());
  }

  @Override
  public void close() {
    chores.close();
    sets.close();
  }

  private HikariDataSource open(HikariConfig pool) {
    try {
      return new HikariDataSource(pool);
    } catch (PoolInitializationException e) {
      String why = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
      throw new TaskerException(
          ErrorCode.DATABASE_UNAVAILABLE,
          "cannot connect to the database "
              + config.jdbcUrl()
              + " as "
              + config.username()
              + " (common.database.url): "
              + why,
          e);
    }
  }

  private HikariConfig pool(String name, int connections, String settings) {
    Properties driver = new Properties();
    driver.setProperty("prepareThreshold", "1");
    driver.setProperty("ApplicationName", name);
    driver.setProperty("options", settings);
    driver.setProperty("tcpKeepAlive", "true");
    HikariConfig hikari = new HikariConfig();
    hikari.setPoolName(name);
    hikari.setJdbcUrl(config.jdbcUrl());
    hikari.setUsername(config.username());
    hikari.setPassword(config.password());
    hikari.setDataSourceProperties(driver);
    hikari.setAutoCommit(false);
    hikari.setMaximumPoolSize(connections);
    hikari.setMinimumIdle(1);
    hikari.setConnectionTimeout(config.pool().acquireTimeout().toMillis());
    if (connections > 1) { // a single one is never idle beyond the minimum
      hikari.setIdleTimeout(config.pool().idleTimeout().toMillis());
    }
    hikari.setMaxLifetime(config.pool().maxLifetime().toMillis());
    return hikari;
  }

  private static String withSettings(String url, String settings) {
    String encoded = URLEncoder.encode(settings, StandardCharsets.UTF_8).replace("+", "%20");
    return url
        + (url.contains("?") ? "&" : "?")
        + "ApplicationName=tasker-reads&tcpKeepAlive=true&options="
        + encoded;
  }
}
