package io.tasker.core.boot;

import io.tasker.contract.spi.database.SchemaModule;
import io.tasker.contract.spi.messaging.BrokerMessaging;
import io.tasker.contract.spi.messaging.Messaging;
import io.tasker.contract.spi.messaging.SqlMessaging;
import io.tasker.core.config.DatabaseConfig;
import io.tasker.core.db.Migrator;
import java.lang.System.Logger.Level;
import java.util.List;
import org.postgresql.ds.PGSimpleDataSource;

/** Brings the schema up to date, or makes sure that it is. */
public final class Schema {
  private static final System.Logger LOG = System.getLogger(Schema.class.getName());

  private Schema() {}

  /**
   * Migrates if the configuration says so, otherwise waits for others to do so.
   *
   * @throws io.tasker.contract.error.TaskerException {@code SCHEMA_INVALID}
   */
  public static void bringUp(DatabaseConfig config, Messaging messaging, ClassLoader loader) {
    if (config.migrateOnStart()) {
      List<String> applied = migrator(config, messaging, loader).migrate();
      LOG.log(Level.INFO, "schema ready applied={0}", applied.size());
    } else {
      await(config, messaging, loader);
    }
  }

  /**
   * Returns when the schema is as new as this version; waits as long as the configuration says.
   *
   * @throws io.tasker.contract.error.TaskerException {@code SCHEMA_INVALID}
   */
  public static void await(DatabaseConfig config, Messaging messaging, ClassLoader loader) {
    NeededParts.awaitSchema(config, migrator(config, messaging, loader));
  }

  /** The migrator of a database. */
  public static Migrator migrator(DatabaseConfig config, Messaging messaging, ClassLoader loader) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(config.jdbcUrl());
    source.setUser(config.username());
    source.setPassword(config.password());
    return new Migrator(source, modules(messaging), loader);
  }

  private static List<SchemaModule> modules(Messaging messaging) {
    return switch (messaging) {
      case SqlMessaging sql -> List.of(sql.schema());
      case BrokerMessaging _ -> List.of();
    };
  }
}
