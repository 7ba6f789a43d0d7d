package io.tasker.core.boot;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.contract.spi.messaging.BrokerMessaging;
import io.tasker.contract.spi.messaging.Messaging;
import io.tasker.contract.spi.messaging.SqlMessaging;
import io.tasker.core.config.CommonConfig;
import io.tasker.core.config.DatabaseConfig;
import io.tasker.core.db.Absence;
import io.tasker.core.db.Migrator;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * What a server or worker cannot start without: its database, its broker if it has one, and the
 * schema if it does not make it itself.
 */
public final class NeededParts {
  private static final String DATABASE_KEY = "common.database.start_timeout_seconds";
  private static final String BROKER_KEY = "common.queues.start_timeout_seconds";

  private NeededParts() {}

  /**
   * Returns when all are there; waits for what may still be starting as long as the configuration
   * says, and says so in the log.
   *
   * @throws TaskerException {@code DATABASE_UNAVAILABLE}, {@code MESSAGING_UNAVAILABLE} or {@code
   *     CONFIG_INVALID}; at once if waiting cannot help
   */
  public static void await(CommonConfig config, Messaging messaging) {
    await(config, messaging, realTime());
  }

  /**
   * Returns when the schema is as new as this version, which another process may be seeing to right
   * now; waits for it as long as for the database itself.
   *
   * @throws TaskerException {@code SCHEMA_INVALID}
   */
  static void awaitSchema(DatabaseConfig config, Migrator migrator) {
    awaitSchema(config, migrator, realTime());
  }

  static void awaitSchema(DatabaseConfig config, Migrator migrator, StartWait wait) {
    wait.until(
        new StartWait.Part(
            "the schema",
            DATABASE_KEY,
            config.startTimeout(),
            migrator::requireCurrent,
            failure -> failure.code() == ErrorCode.SCHEMA_INVALID));
  }

  private static StartWait realTime() {
    return new StartWait(System::nanoTime, time -> LockSupport.parkNanos(time.toNanos()));
  }

  static void await(CommonConfig config, Messaging messaging, StartWait wait) {
    wait.until(database(config.database()));
    switch (messaging) {
      case SqlMessaging _ -> {} // is in the database
      case BrokerMessaging broker -> wait.until(broker(broker, config.queues().startTimeout()));
    }
  }

  private static StartWait.Part database(DatabaseConfig config) {
    return new StartWait.Part(
        "the database",
        DATABASE_KEY,
        config.startTimeout(),
        () -> connect(config),
        failure -> failure.getCause() instanceof SQLException e && Absence.mayEnd(e));
  }

  private static void connect(DatabaseConfig config) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(config.jdbcUrl());
    source.setUser(config.username());
    source.setPassword(config.password());
    source.setApplicationName("tasker-start");
    source.setLoginTimeout((int) config.pool().acquireTimeout().toSeconds());
    try (Connection _ = source.getConnection()) {
      // it is there
    } catch (SQLException e) {
      throw Pools.unreachable(config, e.getMessage(), e);
    }
  }

  private static StartWait.Part broker(BrokerMessaging broker, Duration limit) {
    return new StartWait.Part(
        "the broker",
        BROKER_KEY,
        limit,
        () -> broker.declare(Set.of()),
        failure -> failure.code() == ErrorCode.MESSAGING_UNAVAILABLE);
  }
}
