package io.tasker.launch;

import java.util.logging.LogManager;

/**
 * Keeps its handlers while the JVM shuts down. The usual manager closes them in a shutdown hook of
 * its own, at the same time as ours runs, so that what is logged while stopping would be lost. Set
 * by {@code bin/tasker}.
 */
public final class LogsUntilTheEnd extends LogManager {
  private static volatile boolean kept;

  /** Made by java.util.logging. */
  public LogsUntilTheEnd() {}

  /** From now on nothing closes the handlers. */
  static void keep() {
    kept = true;
  }

  @Override
  public void reset() {
    if (!kept) {
      super.reset();
    }
  }
}
