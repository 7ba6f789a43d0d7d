package io.tasker.devmode;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A PostgreSQL 18 server of one's own on the loopback interface, without a password. It stops when
 * it is closed and when the JVM ends in an orderly way (end of main, exit, SIGTERM, SIGINT).
 *
 * <p>Starting takes half a second to three seconds: the programs are unpacked once per user into
 * the temporary folder. Thread safe.
 */
public final class EmbeddedDatabase implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(EmbeddedDatabase.class.getName());
  private static final Pattern DATABASE = Pattern.compile("[a-z_][a-z0-9_]{0,62}");
  private static final String SUPERUSER = "postgres";
  // Room for the recovery after a crash; a server that cannot start is found out no earlier.
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final EmbeddedPostgres server;
  private final ServerFiles files;
  private final Optional<Path> binDirectory;
  private final Thread stopAtExit = new Thread(this::stop, "embedded-database-stop");

  private EmbeddedDatabase(EmbeddedPostgres server, ServerFiles files) {
    this.server = server;
    this.files = files;
    this.binDirectory = Postmaster.of(files.data()).flatMap(Postmaster::binDirectory);
  }

  private void stopAtExit() {
    try {
      Runtime.getRuntime().addShutdownHook(stopAtExit);
    } catch (IllegalStateException e) {
      stop();
      throw new TaskerException(ErrorCode.STOPPING, "the JVM is already ending", e);
    }
  }

  /**
   * Starts a server and returns when it takes connections.
   *
   * @throws TaskerException {@code CONFIG_INVALID} if it cannot run here, with what to do: wrong
   *     platform, disk full, port taken, data folder not usable; {@code DATABASE_UNAVAILABLE} if it
   *     did not start for another reason. Nothing is left running.
   */
  public static EmbeddedDatabase start(EmbeddedDatabaseConfig config) {
    return start(config, PATIENCE);
  }

  static EmbeddedDatabase start(EmbeddedDatabaseConfig config, Duration patience) {
    requirePlatform();
    requireSpace(ServerFiles.temporaryFolder());
    if (config.dataDirectory() != null) {
      requireSpace(config.dataDirectory());
      Preflight.requireUsableData(config.dataDirectory());
    }
    Preflight.requireFreePort(config.port());
    var began = System.nanoTime();
    var files = ServerFiles.prepare(config.dataDirectory());
    var database = new EmbeddedDatabase(Launcher.launch(config, files, patience), files);
    database.stopAtExit();
    LOG.log(
        System.Logger.Level.INFO,
        "embedded database started port={0} data={1} durable={2} took={3}ms",
        Integer.toString(database.port()),
        files.data(),
        config.durable(),
        Long.toString((System.nanoTime() - began) / 1_000_000));
    return database;
  }

  /**
   * The address of a database on this server, the user included; whether it exists is not checked.
   */
  public String jdbcUrl(String database) {
    return "jdbc:postgresql://localhost:%d/%s?user=%s".formatted(port(), database, SUPERUSER);
  }

  /** The user to connect as; it owns everything and needs no password. */
  public String username() {
    return SUPERUSER;
  }

  /** The TCP port on the loopback interface. */
  public int port() {
    return server.getPort();
  }

  /** Where the data is. */
  public Path dataDirectory() {
    return files.data();
  }

  /**
   * Where the server's programs are, if that can be told. There are {@code postgres}, {@code
   * initdb} and {@code pg_ctl}; {@code psql} is not among them.
   */
  public Optional<Path> binDirectory() {
    return binDirectory;
  }

  /**
   * Creates an empty database.
   *
   * @param name lower case letters, digits and underscores, 63 at most, no digit first
   * @throws IllegalArgumentException if the name is not like that
   * @throws TaskerException {@code DATABASE_UNAVAILABLE} if it cannot be created
   */
  public void createDatabase(String name) {
    execute("CREATE DATABASE \"%s\"".formatted(valid(name)));
  }

  /**
   * Creates a database as a copy of another one that nobody is connected to.
   *
   * @throws IllegalArgumentException if a name is not valid
   * @throws TaskerException {@code DATABASE_UNAVAILABLE} if it cannot be created
   */
  public void createDatabase(String name, String template) {
    execute("CREATE DATABASE \"%s\" TEMPLATE \"%s\"".formatted(valid(name), valid(template)));
  }

  /** Drops a database if it is there, whoever is connected to it. */
  public void dropDatabase(String name) {
    execute("DROP DATABASE IF EXISTS \"%s\" WITH (FORCE)".formatted(valid(name)));
  }

  /** Stops the server and deletes its data if they were temporary; twice without harm. */
  @Override
  public void close() {
    stop();
    try {
      Runtime.getRuntime().removeShutdownHook(stopAtExit);
    } catch (IllegalStateException _) {
      // The JVM is ending: the hook runs and finds nothing to do.
    }
  }

  // Synchronized so that whoever comes second waits: the JVM ends when its hooks have returned.
  private synchronized void stop() {
    try {
      server.close();
      files.deleteIfTemporary();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void requirePlatform() {
    Preflight.requirePlatform(
        System.getProperty("os.name"),
        System.getProperty("os.arch"),
        Files.exists(Path.of("/etc/alpine-release")));
  }

  private static void requireSpace(Path folder) {
    Preflight.requireSpace(folder, Preflight.usableSpace(folder));
  }

  private void execute(String statement) {
    try (var connection = DriverManager.getConnection(jdbcUrl("postgres"));
        var sql = connection.createStatement()) {
      sql.execute(statement);
    } catch (SQLException e) {
      throw new TaskerException(
          ErrorCode.DATABASE_UNAVAILABLE, statement + " failed: " + e.getMessage(), e);
    }
  }

  static String valid(String name) {
    if (!DATABASE.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "database name must be up to 63 lower case letters, digits and underscores, no digit"
              + " first, was \""
              + name
              + "\"");
    }
    return name;
  }
}
