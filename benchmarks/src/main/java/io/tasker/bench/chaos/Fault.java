package io.tasker.bench.chaos;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Something that is done to the running system.
 *
 * @param kind what
 * @param target which server or worker, 0 or 1; without meaning for the database
 * @param after how long to wait before it
 * @param lasting how long a process stays stopped, or a killed one or the database stays away
 * @param again when the process is killed once more, counted from its start; null: it is not
 */
record Fault(Kind kind, int target, Duration after, Duration lasting, @Nullable Duration again) {
  /** What can be done. */
  enum Kind {
    KILL_SERVER("kill -9 a server"),
    KILL_WORKER("kill -9 a worker"),
    PAUSE_SERVER("stop and continue a server"),
    PAUSE_WORKER("stop and continue a worker"),
    CUT_CONNECTIONS("terminate database sessions"),
    RESTART_DATABASE("crash the database");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** For people. */
    String words() {
      return words;
    }

    /** Whether it ends a process of ours. */
    boolean kills() {
      return this == KILL_SERVER || this == KILL_WORKER;
    }
  }

  /** As how many it counts. */
  int strikes() {
    return again == null ? 1 : 2;
  }
}
