package io.tasker.core.feed;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.contract.operations.EventFeed;
import io.tasker.contract.operations.TaskEvent;
import io.tasker.core.db.StoreException;
import io.tasker.core.store.EventRow;
import io.tasker.core.store.EventRow.Place;
import io.tasker.core.store.EventWindow;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One watcher's way through what happened: first it reads by itself what it missed, window by
 * window, then it joins the others, closes the gap that is left, and goes on with what the hub
 * hands it.
 */
final class LiveFeed implements EventFeed {
  private final EventHub hub;
  private final EventRows rows;
  private final Watcher watcher;
  private final InstantSource clock;
  private @Nullable Position started;
  private long seen;
  private long target;
  private boolean joined;
  private boolean closed;

  LiveFeed(EventHub hub, EventRows rows, Watcher watcher, Position start, InstantSource clock) {
    this.hub = hub;
    this.rows = rows;
    this.watcher = watcher;
    this.clock = clock;
    this.started = start;
    this.seen = start.from();
    hub.attach();
    this.target = hub.horizon();
  }

  @Override
  public Next next(Duration atMost) {
    try {
      return step(atMost);
    } catch (StoreException e) {
      throw new TaskerException(
          ErrorCode.DATABASE_UNAVAILABLE, "the database is not available; try again", e);
    }
  }

  private Next step(Duration atMost) {
    Position start = started;
    if (start != null) {
      return begin(start);
    }
    if (!joined && seen >= target) {
      target = hub.join(watcher);
      joined = true;
    }
    if (seen < target) {
      return delivered(read(seen, target));
    }
    return switch (watcher.take(atMost.toNanos())) {
      case Watcher.Came.Rows(var window) -> delivered(window);
      case Watcher.Came.Nothing(long reached) -> {
        seen = Math.max(seen, reached);
        yield new Next.Events(List.of(), rows.position(Position.before(seen, now())));
      }
      case Watcher.Came.Ended(var reason) -> new Next.End(reason);
    };
  }

  /** What is left of the window in which the watcher stopped last time. */
  private Next begin(Position start) {
    Place last = start.last();
    if (last == null) {
      started = null;
      seen = start.to();
      return new Next.Events(List.of(), rows.position(Position.before(seen, now())));
    }
    EventWindow window = read(start.from(), start.to());
    if (window.to() == start.to()) {
      started = null;
    } else {
      started = new Position(window.to(), start.to(), last, start.issued());
    }
    List<EventRow> left =
        window.rows().stream().filter(row -> row.place().compareTo(last) > 0).toList();
    return delivered(new EventWindow(window.from(), window.to(), left));
  }

  private EventWindow read(long from, long to) {
    var task = watcher.interest().task();
    EventWindow window =
        task == null ? hub.store().ofAll(from, to) : hub.store().ofTasks(List.of(task), from, to);
    return new EventWindow(
        window.from(),
        window.to(),
        window.rows().stream().filter(watcher.interest()::covers).toList());
  }

  private Next delivered(EventWindow window) {
    long from = Math.max(seen, window.from());
    Instant now = now();
    List<TaskEvent> events =
        window.rows().stream()
            .filter(row -> row.xid() >= from)
            .map(row -> rows.event(row, new Position(from, window.to(), row.place(), now)))
            .toList();
    seen = Math.max(seen, window.to());
    return new Next.Events(events, rows.position(Position.before(seen, now)));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      hub.detach(watcher);
    }
  }
}
