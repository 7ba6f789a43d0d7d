package io.tasker.client.transport;

import java.time.Duration;
import java.util.Optional;

/** Events as they come. For one thread at a time. */
public interface EventStream extends AutoCloseable {
  /**
   * Waits for the next event.
   *
   * @param atMost how long
   * @return an event, or empty if none came in time or the stream has ended
   */
  Optional<Event> next(Duration atMost);

  /** Whether more may come. */
  boolean isOpen();

  @Override
  void close();

  /**
   * An event.
   *
   * @param id where to go on from; empty: not said
   * @param type {@code task}, {@code step} or {@code end}
   * @param data JSON
   */
  record Event(String id, String type, String data) {}
}
