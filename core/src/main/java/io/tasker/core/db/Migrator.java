package io.tasker.core.db;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.contract.spi.database.SchemaModule;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;

/** Brings the schema up to date: core's numbered files first, then those of each schema module. */
public final class Migrator {
  private static final String SCHEMA = "tasker";
  private static final String CORE = "io/tasker/core/db/migration";

  private final DataSource dataSource;
  private final List<SchemaModule> modules;
  private final ClassLoader loader;

  /**
   * Knows what to migrate.
   *
   * @param dataSource connections with autocommit on
   * @param modules schema modules of enabled plugins
   * @param loader sees the files of the plugins
   */
  public Migrator(DataSource dataSource, List<SchemaModule> modules, ClassLoader loader) {
    this.dataSource = dataSource;
    this.modules = List.copyOf(modules);
    this.loader = loader;
  }

  /**
   * Applies what is missing; returns the files that were applied.
   *
   * @throws TaskerException {@code SCHEMA_INVALID} if a file fails or was changed after it was
   *     applied; {@code DATABASE_UNAVAILABLE} if there is no connection
   */
  public List<String> migrate() {
    List<String> applied = new ArrayList<>();
    for (Flyway flyway : applicable()) {
      try {
        flyway.migrate().migrations.forEach(file -> applied.add(file.filepath));
      } catch (FlywayException e) {
        throw new TaskerException(
            ErrorCode.SCHEMA_INVALID,
            "the schema cannot be brought up to date: " + e.getMessage(),
            e);
      }
    }
    return applied;
  }

  /**
   * Makes sure that nothing is missing.
   *
   * @throws TaskerException {@code SCHEMA_INVALID} naming what is missing and how to apply it;
   *     {@code DATABASE_UNAVAILABLE} if there is no connection
   */
  public void requireCurrent() {
    List<String> pending = new ArrayList<>();
    for (Flyway flyway : applicable()) {
      for (MigrationInfo info : flyway.info().pending()) {
        pending.add(info.getScript());
      }
    }
    if (!pending.isEmpty()) {
      throw new TaskerException(
          ErrorCode.SCHEMA_INVALID,
          "the database schema is older than this version; missing: "
              + String.join(", ", pending)
              + ". Run `tasker migrate`, or set common.database.migrate_on_start to true");
    }
  }

  private List<Flyway> applicable() {
    List<Flyway> flyways = new ArrayList<>();
    flyways.add(flyway("schema_history", CORE));
    try (Connection connection = connect()) {
      for (SchemaModule module : modules) {
        if (module.appliesTo(connection)) {
          flyways.add(flyway("schema_history_" + module.name(), module.location()));
        }
      }
    } catch (SQLException e) {
      throw new StoreException(e);
    }
    return flyways;
  }

  private Connection connect() {
    try {
      return dataSource.getConnection();
    } catch (SQLException e) {
      throw new TaskerException(
          ErrorCode.DATABASE_UNAVAILABLE,
          "cannot connect to the database (common.database.url): " + e.getMessage(),
          e);
    }
  }

  private Flyway flyway(String historyTable, String location) {
    return Flyway.configure(loader)
        .dataSource(dataSource)
        .schemas(SCHEMA)
        .defaultSchema(SCHEMA)
        .createSchemas(true)
        .table(historyTable)
        .locations("classpath:" + location)
        .sqlMigrationPrefix("")
        .sqlMigrationSeparator("-")
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .validateMigrationNaming(true)
        .load();
  }
}
