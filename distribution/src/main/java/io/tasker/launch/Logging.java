package io.tasker.launch;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.core.config.TelemetryConfig;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.Logger;

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

  /** Writes lines as the configuration asks, wherever they were written in our own way so far. */
  static void format(TelemetryConfig.LogFormat format) {
    Formatter formatter =
        switch (format) {
          case TEXT -> new LineFormatter();
          case JSON -> new JsonFormatter();
        };
    for (Handler handler : Logger.getLogger("").getHandlers()) {
      if (handler.getFormatter() instanceof LineFormatter) {
        handler.setFormatter(formatter);
      }
    }
  }
}
