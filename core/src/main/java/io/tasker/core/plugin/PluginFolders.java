package io.tasker.core.plugin;

import static java.util.stream.Collectors.joining;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.core.text.Nearest;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Finds the jar files of plugins. */
final class PluginFolders {
  private PluginFolders() {}

  static ClassLoader open(
      Path pluginsFolder, List<String> enabledNames, UnaryOperator<String> describeKey) {
    List<URL> urls = new ArrayList<>();
    List<TaskerException> problems = new ArrayList<>();
    for (String name : enabledNames) {
      try {
        jars(pluginsFolder, name, describeKey).forEach(jar -> urls.add(url(jar)));
      } catch (TaskerException e) {
        problems.add(e);
      }
    }
    throwIfAny(problems);
    return new URLClassLoader(
        "plugins", urls.toArray(URL[]::new), PluginFolders.class.getClassLoader());
  }

  private static void throwIfAny(List<TaskerException> problems) {
    if (problems.size() == 1) {
      throw problems.getFirst();
    }
    if (!problems.isEmpty()) {
      throw new TaskerException(
          ErrorCode.PLUGIN_INVALID,
          problems.size()
              + " plugins cannot be used:"
              + problems.stream().map(e -> "\n  - " + e.getMessage()).collect(joining()));
    }
  }

  private static List<Path> jars(
      Path pluginsFolder, String name, UnaryOperator<String> describeKey) {
    Path folder = pluginsFolder.resolve(name);
    if (!Files.isDirectory(folder)) {
      List<String> existing = folders(pluginsFolder);
      throw invalid(
          name,
          describeKey,
          "its folder %s does not exist; there are: %s%s"
              .formatted(
                  folder,
                  existing.isEmpty() ? "none" : String.join(", ", existing),
                  Nearest.of(name, existing).map("; did you mean %s?"::formatted).orElse("")));
    }
    List<Path> jars = list(folder, "*.jar");
    if (jars.isEmpty()) {
      throw invalid(name, describeKey, "its folder %s has no jar file".formatted(folder));
    }
    return jars;
  }

  static List<String> folders(Path pluginsFolder) {
    return Files.isDirectory(pluginsFolder)
        ? list(pluginsFolder, "*").stream()
            .filter(Files::isDirectory)
            .map(path -> path.getFileName().toString())
            .toList()
        : List.of();
  }

  private static List<Path> list(Path folder, String glob) {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder, glob)) {
      stream.forEach(found::add);
    } catch (IOException e) {
      throw new TaskerException(
          ErrorCode.PLUGIN_INVALID, "the folder " + folder + " cannot be read: " + e, e);
    }
    return found.stream().sorted().toList();
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException("a file without a URL: " + jar, e);
    }
  }

  private static TaskerException invalid(
      String name, UnaryOperator<String> describeKey, String what) {
    String askedBy =
        PluginNames.keyOf(name)
            .map(key -> " (enabled by " + describeKey.apply(key) + ")")
            .orElse("");
    return new TaskerException(
        ErrorCode.PLUGIN_INVALID,
        "the plugin %s%s cannot be used: %s".formatted(name, askedBy, what));
  }
}
