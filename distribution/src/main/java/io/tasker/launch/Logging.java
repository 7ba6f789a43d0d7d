package io.tasker.launch;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.LogManager;

/** Sets up java.util.logging from {@code config/logging.properties}. */
final class Logging {
  private static final String FILE = "logging.properties";

  private Logging() {}

  /**
   * Takes over the folder's file. Does nothing if there is none or if the JVM was told of another
   * one ({@code java.util.logging.config.file}).
   *
   * @throws TaskerException if the file cannot be read
   */
  static void configure(Path configFolder) {
    Path file = configFolder.resolve(FILE);
    if (System.getProperty("java.util.logging.config.file") != null || !Files.exists(file)) {
      return;
    }
    try (InputStream in = Files.newInputStream(file)) {
      LogManager.getLogManager().readConfiguration(in);
    } catch (IOException | IllegalArgumentException e) {
      throw new TaskerException(
          ErrorCode.CONFIG_INVALID, file + " cannot be used: " + e.getMessage(), e);
    }
  }
}
