package io.tasker.core.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files of the checkout that this build runs in, wherever the build was started. */
public final class Checkout {
  private Checkout() {}

  /** A file or folder by its path from the top of the checkout. */
  public static Path path(String fromTheTop) {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("docs/states"))) {
      Path parent = folder.getParent();
      if (parent == null) {
        throw new IllegalStateException("no docs/states above " + Path.of("").toAbsolutePath());
      }
      folder = parent;
    }
    return folder.resolve(fromTheTop);
  }

  /** The text of a file. */
  public static String read(String fromTheTop) throws IOException {
    return Files.readString(path(fromTheTop));
  }
}
