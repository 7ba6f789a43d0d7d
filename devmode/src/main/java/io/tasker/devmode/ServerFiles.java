package io.tasker.devmode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where one server keeps what it writes.
 *
 * @param data the data folder
 * @param log what the server of the last start said
 * @param temporary what to delete on close, or null
 */
record ServerFiles(Path data, Path log, @Nullable Path temporary) {
  private static final int TAIL = 5;

  static ServerFiles prepare(@Nullable Path dataDirectory) {
    try {
      if (dataDirectory != null) {
        Files.createDirectories(dataDirectory);
        var log = dataDirectory.resolveSibling(dataDirectory.getFileName() + ".log");
        Files.deleteIfExists(log);
        return new ServerFiles(dataDirectory, log, null);
      }
      Files.createDirectories(temporaryFolder());
      var run = Files.createTempDirectory(temporaryFolder(), "run-");
      return new ServerFiles(run.resolve("data"), run.resolve("server.log"), run);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ours alone: a folder that another user made could not be written to. */
  static Path temporaryFolder() {
    var user = System.getProperty("user.name").replaceAll("[^A-Za-z0-9_-]", "_");
    return Path.of(System.getProperty("java.io.tmpdir"), "tasker-postgres-" + user)
        .toAbsolutePath();
  }

  /** The last lines of the log in one line. */
  String tail() {
    try (var lines = Files.lines(log)) {
      var all = lines.map(String::strip).filter(line -> !line.isEmpty()).toList();
      return all.stream().skip(Math.max(0, all.size() - TAIL)).collect(Collectors.joining(" | "));
    } catch (IOException | UncheckedIOException _) {
      return "no log";
    }
  }

  void deleteIfTemporary() {
    if (temporary == null || !Files.exists(temporary)) {
      return;
    }
    try (var paths = Files.walk(temporary)) {
      for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
