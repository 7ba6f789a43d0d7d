package io.tasker.contract.operations;

import java.time.Duration;
import java.util.List;

/** The events that one watcher gets. For one thread; closed twice without harm. */
public interface EventFeed extends AutoCloseable {
  /** What a look at the feed can come to. */
  sealed interface Next {
    /**
     * Something happened, or nothing did for the time that was waited.
     *
     * @param events in order; may be empty
     * @param position where a watcher goes on who has seen these, like an event's id
     */
    record Events(List<TaskEvent> events, String position) implements Next {
      public Events {
        events = List.copyOf(events);
      }
    }

    /**
     * Nothing will come any more.
     *
     * @param reason {@code too_slow} or {@code stopping}
     */
    record End(String reason) implements Next {}
  }

  /**
   * Waits until something happens, but not longer than said.
   *
   * @throws io.tasker.contract.error.TaskerException {@code DATABASE_UNAVAILABLE}; the feed may be
   *     asked again
   */
  Next next(Duration atMost);

  /** Stops watching. */
  @Override
  void close();
}
