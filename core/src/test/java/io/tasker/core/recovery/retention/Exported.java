package io.tasker.core.recovery.retention;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Reads what was exported. */
final class Exported {
  private Exported() {}

  static List<String> lines(Path file) {
    try (var reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> names(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(it -> it.getFileName().toString()).sorted().toList();
    }
  }

  /** Every row of every complete file. */
  static Set<String> rows(Path folder) throws IOException {
    List<String> rows = new ArrayList<>();
    for (String name : names(folder)) {
      if (name.endsWith(".gz")) {
        List<String> lines = lines(folder.resolve(name));
        rows.addAll(lines.subList(1, lines.size()));
      }
    }
    return new HashSet<>(rows);
  }
}
