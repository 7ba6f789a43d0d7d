package io.tasker.launch;

import java.time.Duration;

/** A server or a worker that has started completely. */
public interface Running {
  /** How long {@link #stop} may take; after that the process ends without waiting for it. */
  Duration shutdownTimeout();

  /** What the signal HUP does; must not throw. Nothing by default. */
  default void reload() {}

  /** Stops part after part in reverse order and returns when all are stopped. Called once. */
  void stop();
}
