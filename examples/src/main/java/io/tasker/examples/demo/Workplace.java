package io.tasker.examples.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder with data and logs: one of the user's, or a temporary one that goes if all went well.
 */
final class Workplace {
  private static final String URL_FILE = "jdbc-url";

  private final Path folder;
  private volatile boolean temporary;

  private Workplace(Path folder, boolean temporary) {
    this.folder = folder;
    this.temporary = temporary;
  }

  /** The folder given, or a temporary one. */
  static Workplace of(@Nullable Path given) {
    try {
      // PostgreSQL may run as another user, who must be able to get through.
      var permissions =
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx--x--x"));
      return given == null
          ? new Workplace(Files.createTempDirectory("tasker-demo-", permissions), true)
          : new Workplace(Files.createDirectories(given), false);
    } catch (IOException e) {
      throw new DemoException("no folder for data and logs: " + e.getMessage(), e);
    }
  }

  Path folder() {
    return folder;
  }

  /** Leaves the address of the database for {@code ./dev psql}. */
  void note(String jdbcUrl) {
    try {
      Files.writeString(folder.resolve(URL_FILE), jdbcUrl + "\n");
    } catch (IOException e) {
      throw new DemoException("cannot write to " + folder + ": " + e.getMessage(), e);
    }
  }

  /** Somebody will want to look at the logs. */
  void keep() {
    temporary = false;
  }

  /** Removes what is of no use after the end. */
  void leave() {
    try {
      Files.deleteIfExists(folder.resolve(URL_FILE));
      if (temporary) {
        deleteAll();
      }
    } catch (IOException e) {
      System.err.println("left behind: " + folder + " (" + e.getMessage() + ")");
    }
  }

  private void deleteAll() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
