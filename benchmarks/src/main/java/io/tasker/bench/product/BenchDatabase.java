package io.tasker.bench.product;

import io.tasker.bench.BenchException;
import io.tasker.contract.spi.PluginConfig;
import io.tasker.contract.spi.database.SchemaModule;
import io.tasker.contract.spi.messaging.SqlMessaging;
import io.tasker.core.db.Migrator;
import io.tasker.devmode.EmbeddedDatabase;
import io.tasker.devmode.EmbeddedDatabaseConfig;
import io.tasker.examples.demo.Backend;
import io.tasker.pgmq.PgmqProvider;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.ds.PGSimpleDataSource;

/** An embedded PostgreSQL with fsync on, and one migrated database each for product and floor. */
public final class BenchDatabase implements AutoCloseable {
  private final EmbeddedDatabase server;

  /**
   * Starts it, on temporary data.
   *
   * @param messaging what the product uses; the floor always has queues in the database
   */
  public BenchDatabase(Backend messaging) {
    server =
        EmbeddedDatabase.start(
            EmbeddedDatabaseConfig.temporary()
                .setting("shared_preload_libraries", "pg_stat_statements")
                .setting("shared_buffers", "1GB")
                .setting("max_wal_size", "8GB")
                .setting("checkpoint_timeout", "30min"));
    SqlMessaging queues = (SqlMessaging) new PgmqProvider().create(PluginConfig.defaults());
    prepare("floor", List.of(queues.schema()));
    prepare(
        "product",
        switch (messaging) {
          case PGMQ -> List.of(queues.schema());
          case RABBITMQ -> List.of();
        });
  }

  /** Where the product works. */
  public String product() {
    return server.jdbcUrl("product");
  }

  /** Where the floor works. */
  public String floor() {
    return server.jdbcUrl("floor");
  }

  /** Where the server keeps its data. */
  public Path dataDirectory() {
    return server.dataDirectory();
  }

  private void prepare(String name, List<SchemaModule> queues) {
    server.createDatabase(name);
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(server.jdbcUrl(name));
    new Migrator(source, queues, getClass().getClassLoader()).migrate();
    try (Connection connection = DriverManager.getConnection(server.jdbcUrl(name));
        var statement = connection.createStatement()) {
      statement.execute("SELECT tasker.ensure_history_week(now())");
    } catch (SQLException e) {
      throw new BenchException("the database cannot be prepared: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
