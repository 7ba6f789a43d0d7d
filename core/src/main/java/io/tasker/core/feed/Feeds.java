package io.tasker.core.feed;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.contract.operations.EventFeed;
import io.tasker.core.db.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Opens feeds. */
public final class Feeds {
  private final EventHub hub;
  private final InstantSource clock;
  private final int capacity;
  private final AtomicReference<@Nullable EventRows> rows = new AtomicReference<>();

  /**
   * Opens feeds on a hub.
   *
   * @param capacity events that may wait for a watcher, from 1; one window always may
   */
  public Feeds(EventHub hub, InstantSource clock, int capacity) {
    this.hub = hub;
    this.clock = clock;
    this.capacity = capacity;
  }

  /**
   * Opens one.
   *
   * @param after the id of what was seen last; null: a task is watched from its beginning, all
   *     tasks from now on
   * @param reach how old that id may be
   * @throws TaskerException {@code INVALID_REQUEST} if it is no id, {@code EVENTS_GONE} if it is
   *     too old or of another database, {@code STOPPING}, {@code DATABASE_UNAVAILABLE}
   */
  public EventFeed open(
      Interest interest, @Nullable String after, Duration reach, Runnable tooSlow) {
    if (hub.isStopping()) {
      throw new TaskerException(ErrorCode.STOPPING, "the server is stopping");
    }
    try {
      EventRows known = rows();
      Position start = after == null ? start(interest) : start(after, known, reach);
      return new LiveFeed(hub, known, new Watcher(interest, capacity, tooSlow), start, clock);
    } catch (StoreException e) {
      throw new TaskerException(
          ErrorCode.DATABASE_UNAVAILABLE, "the database is not available; try again", e);
    }
  }

  private Position start(Interest interest) {
    long from = interest.task() == null ? hub.store().horizon() : 0;
    return Position.before(from, clock.instant());
  }

  private Position start(String after, EventRows known, Duration reach) {
    Position.Read read =
        Position.read(after)
            .orElseThrow(
                () ->
                    new TaskerException(
                        ErrorCode.INVALID_REQUEST,
                        "Last-Event-ID (or after) must be the id of an event"));
    if (read.origin() != known.origin()) {
      throw new TaskerException(
          ErrorCode.EVENTS_GONE,
          "the id of the last event is of another database; start without it");
    }
    Instant issued = read.position().issued();
    if (issued.isBefore(clock.instant().minus(reach))) {
      throw new TaskerException(
          ErrorCode.EVENTS_GONE,
          "the id of the last event was given out at %s; events are replayed for %s h only, start without it"
              .formatted(issued, reach.toHours()));
    }
    return read.position();
  }

  private EventRows rows() {
    EventRows known = rows.get();
    if (known == null) {
      known = new EventRows(hub.store().origin().hashCode());
      rows.set(known);
    }
    return known;
  }
}
