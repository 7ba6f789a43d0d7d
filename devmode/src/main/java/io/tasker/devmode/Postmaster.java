package io.tasker.devmode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The running server process of a data folder.
 *
 * @param process never one of our own children: it outlives the program that started it
 */
record Postmaster(ProcessHandle process) {
  /** Who serves this folder now; a file that a crash left behind counts for nothing. */
  static Optional<Postmaster> of(Path data) {
    return pid(data.resolve("postmaster.pid"))
        .flatMap(ProcessHandle::of)
        .filter(process -> serves(process, data))
        .map(Postmaster::new);
  }

  long pid() {
    return process.pid();
  }

  Optional<Path> binDirectory() {
    return process.info().command().map(Path::of).map(Path::getParent);
  }

  private static Optional<Long> pid(Path file) {
    try (var lines = Files.lines(file)) {
      return lines.findFirst().map(String::strip).map(Long::valueOf);
    } catch (IOException | NumberFormatException _) {
      return Optional.empty();
    }
  }

  // Process ids are used again, above all in containers: the command line decides.
  private static boolean serves(ProcessHandle process, Path data) {
    var line = process.info().commandLine().orElse("");
    return line.contains("postgres") && line.contains(data.toString());
  }
}
