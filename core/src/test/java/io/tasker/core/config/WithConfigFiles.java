package io.tasker.core.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

/** Loads configurations from files of a test's own. */
abstract class WithConfigFiles {
  @TempDir Path folder;

  final LoadedConfig load() {
    return load(null, Map.of(), Map.of());
  }

  final LoadedConfig load(
      @Nullable Path file, Map<String, String> variables, Map<String, String> overrides) {
    return ConfigLoader.load(
        new ConfigSources(
            folder.resolve("tasker.yaml"),
            "test",
            Optional.ofNullable(file),
            variables,
            overrides));
  }

  final Path file(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One key, a level per line. */
  static String yaml(String key, String value) {
    StringBuilder yaml = new StringBuilder();
    String indent = "";
    for (String level : key.split("\\.")) {
      yaml.append(yaml.isEmpty() ? "" : "\n").append(indent).append(level).append(":");
      indent += "  ";
    }
    return yaml.append(" ").append(value).append("\n").toString();
  }
}
