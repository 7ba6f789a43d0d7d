package io.tasker.client.transport;

import java.time.Duration;
import java.util.Optional;

/** Events as they come. For one thread at a time, except that any may close it. */
public interface EventStream extends AutoCloseable {
  /**
   * Waits for the next event.
   *
   * @param atMost how long
   * @return an event, or empty if none came in time or the stream has ended
   * @throws io.tasker.client.error.ServerException if the server refuses the stream, where a
   *     protocol learns of it only now; one that breaks just ends
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
   * @param type {@code task}, {@code step}, {@code end}, or {@link #PLACE}
   * @param data JSON; empty if it is only a place
   */
  record Event(String id, String type, String data) {
    /** The type of what only says where to go on from: nothing has happened. */
    public static final String PLACE = "place";

    /** Whether a state has changed. */
    public boolean isChange() {
      return type.equals("task") || type.equals("step");
    }
  }
}
