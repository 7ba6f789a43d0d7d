package io.tasker.bench.chaos;

import io.tasker.examples.demo.Backend;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something that is done to the running system.
 *
 * @param kind what
 * @param target which server or worker, 0 or 1; of a queue that is deleted which of two; without
 *     meaning for others
 * @param after how long to wait before it
 * @param lasting how long a process stays stopped, or a killed one the database or the broker stays
 *     away
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
    RESTART_DATABASE("crash the database"),
    STOP_BROKER("stop the broker"),
    KILL_BROKER("kill -9 the broker"),
    CLOSE_CLIENTS("close the broker's clients"),
    BLOCK_PUBLISHERS("let the broker take nothing"),
    DELETE_QUEUE("delete a queue"),
    KILL_UNPUBLISHED("kill a server, broker dumb");

    private static final Set<Kind> WITHOUT_BROKER = EnumSet.range(KILL_SERVER, RESTART_DATABASE);

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** For people. */
    String words() {
      return words;
    }

    /** All that can be done where this carries messages. */
    static List<Kind> with(Backend messaging) {
      return switch (messaging) {
        case PGMQ -> List.copyOf(WITHOUT_BROKER);
        case RABBITMQ -> List.of(values());
      };
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
