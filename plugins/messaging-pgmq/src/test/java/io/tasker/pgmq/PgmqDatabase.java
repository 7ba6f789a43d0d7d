package io.tasker.pgmq;

import io.tasker.testkit.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/** A database with our migrations applied, file by file, as psql would. */
final class PgmqDatabase {
  private PgmqDatabase() {}

  static TestDatabase create() {
    return TestDatabase.fromTemplate("pgmq", PgmqDatabase::migrate);
  }

  static void migrate(Connection connection) throws SQLException {
    for (var file : sqlFiles("migration")) {
      try (var statement = connection.createStatement()) {
        statement.execute(read(file));
      }
    }
  }

  static List<Path> sqlFiles(String folder) {
    var location = Objects.requireNonNull(PgmqSql.class.getResource("pop.sql"));
    try (var files = Files.list(Path.of(location.toURI()).resolveSibling(folder))) {
      return files.filter(file -> file.toString().endsWith(".sql")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void migrate(String url) {
    try (var connection = DriverManager.getConnection(url)) {
      migrate(connection);
    } catch (SQLException e) {
      throw new AssertionError("migration failed", e);
    }
  }
}
