package io.tasker.core.boot;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.helidon.dbclient.DbClient;
import io.helidon.dbclient.jdbc.JdbcClientBuilder;
import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.core.config.ApiPoolConfig;
import io.tasker.core.config.DatabaseConfig;
import io.tasker.core.db.Database;
import io.tasker.core.db.TransactionWitness;
import io.tasker.core.event.DirectConnections;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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

  private static final Duration LEAK = Duration.ofMinutes(1);

  private final DatabaseConfig config;
  private final HikariDataSource sets;
  private final HikariDataSource chores;
  private volatile @Nullable HikariDataSource reads;

  /**
   * Opens the pools for set operations and chores; the first connection of each right away.
   *
   * @param owner names the process in pg_stat_activity
   * @param setConnections threads that run set operations
   * @throws TaskerException {@code DATABASE_UNAVAILABLE}, naming the URL and the user
   */
  public Pools(DatabaseConfig config, String owner, int setConnections) {
    this.config = config;
    this.sets = open(engine(owner + "-sets", setConnections, SET_SETTINGS));
    try {
      this.chores = open(engine(owner + "-chores", 3, CHORE_SETTINGS));
    } catch (RuntimeException e) {
      sets.close();
      throw e;
    }
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

  /**
   * Connections in use, in percent of those there may be: those of the engine together, and those
   * for API reads if there are any.
   */
  Map<String, Double> usedPercent() {
    Map<String, Double> used = new LinkedHashMap<>();
    used.put("engine", percent(List.of(sets, chores)));
    HikariDataSource api = reads;
    if (api != null) {
      used.put("API", percent(List.of(api)));
    }
    return used;
  }

  private static double percent(List<HikariDataSource> pools) {
    int most = pools.stream().mapToInt(HikariDataSource::getMaximumPoolSize).sum();
    int used =
        pools.stream().mapToInt(pool -> pool.getHikariPoolMXBean().getActiveConnections()).sum();
    return used * 100.0 / most;
  }

  /** The pools, by what they are for. */
  Map<String, HikariDataSource> watched() {
    Map<String, HikariDataSource> all = new LinkedHashMap<>();
    all.put("sets", sets);
    all.put("chores", chores);
    HikariDataSource api = reads;
    if (api != null) {
      all.put("reads", api);
    }
    return all;
  }

  /** Busy connections by connections of the fullest pool, 0 to 1. */
  double utilization() {
    return watched().values().stream().mapToDouble(pool -> percent(List.of(pool))).max().orElse(0)
        / 100;
  }

  /** Connections for set operations and chores that are open now. */
  public int connections() {
    return Stream.of(sets, chores)
        .mapToInt(pool -> pool.getHikariPoolMXBean().getTotalConnections())
        .sum();
  }

  /** For listening and notifying. */
  public DirectConnections direct() {
    return new DirectConnections(config.jdbcUrl(), config.username(), config.password());
  }

  /** For API reads: Helidon's client on a pool of its own, which is closed with the client. */
  public DbClient reads(ApiPoolConfig pool) {
    HikariConfig hikari = pool("tasker-reads", pool.maxConnections(), READ_SETTINGS);
    hikari.setAutoCommit(true);
    hikari.setConnectionTimeout(pool.acquireTimeout().toMillis());
    hikari.setLeakDetectionThreshold(LEAK.toMillis());
    HikariDataSource opened = open(hikari);
    reads = opened;
    return JdbcClientBuilder.create().connectionPool(new ReadPool(opened)).build();
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
      throw unreachable(config, why, e);
    }
  }

  /** The database cannot be reached, or does not let us in. */
  static TaskerException unreachable(DatabaseConfig config, @Nullable String why, Throwable cause) {
    return new TaskerException(
        ErrorCode.DATABASE_UNAVAILABLE,
        "cannot connect to the database "
            + config.jdbcUrl()
            + " as "
            + config.username()
            + " (common.database.url): "
            + why,
        cause);
  }

  private HikariConfig engine(String name, int connections, String settings) {
    HikariConfig hikari = pool(name, connections, settings);
    hikari.addDataSourceProperty("prepareThreshold", "1");
    return hikari;
  }

  private HikariConfig pool(String name, int connections, String settings) {
    Properties driver = new Properties();
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
}
