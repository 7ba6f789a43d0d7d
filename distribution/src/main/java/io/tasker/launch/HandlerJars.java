package io.tasker.launch;

import io.tasker.contract.error.TaskerException;
import io.tasker.core.text.FilePatterns;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;

/** The jars with a worker's handlers, in one class loader. */
final class HandlerJars {
  private HandlerJars() {}

  /**
   * Opens jars.
   *
   * @param paths jars, folders of jars, or patterns
   * @param base what relative paths start from
   * @param parent sees the product and its plugins
   * @throws TaskerException {@code CONFIG_INVALID} if a path does not exist
   */
  static ClassLoader open(List<String> paths, Path base, ClassLoader parent) {
    URL[] jars =
        FilePatterns.find("worker.handler_paths", paths, "*.jar", base).stream()
            .map(HandlerJars::url)
            .toArray(URL[]::new);
    return new URLClassLoader("handlers", jars, parent);
  }

  private static URL url(Path file) {
    try {
      return file.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException("a file has a URL: " + file, e);
    }
  }
}
