package io.tasker.core.insight;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.tasker.contract.spi.PluginConfig;
import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.contract.spi.messaging.SqlMessaging;
import io.tasker.core.db.Database;
import io.tasker.core.queue.DatabaseQueues;
import io.tasker.core.queue.Queues;
import io.tasker.core.routing.QueueNames;
import io.tasker.pgmq.PgmqProvider;
import io.tasker.testkit.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** A database of its own, migrated file by file; empty, or with the healthy world living in it. */
final class WorldDatabase implements AutoCloseable {
  static final QueueName RESULTS = new QueueName("results");
  static final QueueNames QUEUES = new QueueNames("worker");

  static final SqlMessaging MESSAGING = (SqlMessaging) new PgmqProvider().create(new NoSettings());
  static final Queues BOXES = new DatabaseQueues(MESSAGING);

  private final TestDatabase database;
  private final HikariDataSource pool;

  private WorldDatabase(TestDatabase database) {
    this.database = database;
    this.pool = pool(database);
  }

  static WorldDatabase healthy() {
    return new WorldDatabase(
        TestDatabase.fromTemplate("healthy-world", WorldDatabase::migrateWithWorld));
  }

  static WorldDatabase empty() {
    return new WorldDatabase(TestDatabase.fromTemplate("empty-world", WorldDatabase::migrate));
  }

  Database database() {
    return new Database(pool);
  }

  private static final class NoSettings implements PluginConfig {
    @Override
    public Optional<String> get(String key) {
      return Optional.empty();
    }

    @Override
    public List<String> list(String key) {
      return List.of();
    }
  }

  /** Runs SQL and commits; a statement that touches no row breaks nothing and fails. */
  void run(String sql) {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      for (String command : sql.split(";")) {
        boolean touchesNothing = statement.executeUpdate(command) == 0;
        boolean changesRows = command.strip().matches("(?s)(UPDATE|DELETE|INSERT).*");
        if (changesRows && touchesNothing) {
          throw new AssertionError("touched no row: " + command);
        }
      }
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  /** The number that a query returns. */
  int number(String sql) {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getInt(1);
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  Invariants invariants() {
    return new Invariants(database(), BOXES, RESULTS, WorldDatabase.QUEUES::ofWorkers);
  }

  Invariants invariants(int page) {
    return new Invariants(
        database(),
        new MessageCheck(BOXES, page),
        new QueueCheck(BOXES),
        RESULTS,
        WorldDatabase.QUEUES::ofWorkers);
  }

  @Override
  public void close() {
    pool.close();
    database.close();
  }

  private static HikariDataSource pool(TestDatabase database) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(database.url());
    config.setAutoCommit(false);
    config.setMaximumPoolSize(8);
    config.setMinimumIdle(0);
    return new HikariDataSource(config);
  }

  private static void migrate(String url) {
    migrations(Database.class).forEach(text -> run(url, text));
    migrations(PgmqProvider.class).forEach(text -> run(url, text));
  }

  private static void migrateWithWorld(String url) {
    migrate(url);
    run(url, resource(WorldDatabase.class, "healthy-world.sql"));
  }

  private static void run(String url, String text) {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(text);
    } catch (SQLException e) {
      throw new AssertionError("migration failed", e);
    }
  }

  /**
   * The texts of the migration folder beside a class, in order; classes may be in a folder or a
   * jar.
   */
  private static List<String> migrations(Class<?> beside) {
    try {
      URI folder = Objects.requireNonNull(beside.getResource("migration")).toURI();
      if (!folder.getScheme().equals("jar")) {
        return texts(Path.of(folder));
      }
      try (FileSystem jar = FileSystems.newFileSystem(folder, Map.of())) {
        return texts(jar.provider().getPath(folder));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> texts(Path folder) throws IOException {
    List<String> texts = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        texts.add(Files.readString(file));
      }
    }
    return texts;
  }

  private static String resource(Class<?> beside, String name) {
    try (InputStream stream = Objects.requireNonNull(beside.getResourceAsStream(name))) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
