package io.tasker.assembled;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The folder that Maven put together before these tests. */
final class AssembledFolder {
  static final Path HOME = Path.of("target/tasker").toAbsolutePath();

  private AssembledFolder() {}

  /** The jars of one folder; fails if there is none. */
  static List<Path> jars(Path folder) throws IOException {
    assertThat(folder).as("assembled by mvn package").isDirectory();
    try (var files = Files.list(folder)) {
      List<Path> jars = files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
      assertThat(jars).as("jars in %s", folder).isNotEmpty();
      return jars;
    }
  }

  /** The folders of the plugins. */
  static List<Path> plugins() throws IOException {
    assertThat(HOME.resolve("plugins")).as("assembled by mvn package").isDirectory();
    try (var folders = Files.list(HOME.resolve("plugins"))) {
      return folders.sorted().toList();
    }
  }

  /** Everything that a process with all plugins may load. */
  static List<Path> allJars() throws IOException {
    List<Path> jars = new ArrayList<>(jars(HOME.resolve("lib")));
    for (Path plugin : plugins()) {
      jars.addAll(jars(plugin));
    }
    return jars;
  }
}
