package io.tasker.core.feed;

import io.tasker.contract.model.TaskId;
import io.tasker.core.component.Chore;
import io.tasker.core.component.Component;
import io.tasker.core.db.StoreException;
import io.tasker.core.store.EventStore;
import io.tasker.core.store.EventWindow;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Reads what happens once for everybody in this process who watches, and hands it on. Looks after
 * every signal and several times a second; while nobody watches, it does not look at all.
 */
public final class EventHub implements Component {
  private static final System.Logger LOG = System.getLogger(EventHub.class.getName());
  private static final Duration UNWATCHED = Duration.ofHours(1);
  private static final Duration QUIET = Duration.ofMillis(100);
  private static final Duration BUSY = Duration.ofMillis(20);
  private static final Duration SUMMARIZE = Duration.ofSeconds(10);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long NOWHERE = -1;

  private final EventStore store;
  private final LongSupplier nanoTime;
  private final Chore chore = new Chore("event-hub", this::turn);
  // Held while windows are read and handed on: who joins gets all of one or nothing.
  private final ReentrantLock lock = new ReentrantLock(true);
  private final List<Watcher> live = new ArrayList<>();
  private int attached;
  private boolean stopping;
  private long lookedAt;
  private long summarizedAt;
  private long movedAt;
  private boolean stuck;
  private volatile long horizon = NOWHERE;
  private volatile boolean watched;

  /** Not started yet. */
  public EventHub(EventStore store, LongSupplier nanoTime) {
    this.store = store;
    this.nanoTime = nanoTime;
  }

  @Override
  public String name() {
    return "event-hub";
  }

  @Override
  public void start() {
    chore.start();
  }

  @Override
  public void stop() {
    lock.lock();
    try {
      stopping = true;
      live.forEach(watcher -> watcher.end("stopping"));
    } finally {
      lock.unlock();
    }
    chore.stop();
  }

  /** Something may have happened. Costs next to nothing while nobody watches. */
  public void hint() {
    if (watched) {
      chore.wake();
    }
  }

  EventStore store() {
    return store;
  }

  /** Somebody is about to watch: from now on the horizon moves. Who attaches must detach. */
  void attach() {
    lock.lock();
    try {
      if (horizon == NOWHERE) {
        horizon = store.horizon();
        movedAt = nanoTime.getAsLong();
      }
      attached++;
      watched = true;
    } finally {
      lock.unlock();
    }
    chore.wake();
  }

  /** Whether {@link #stop} was called. */
  boolean isStopping() {
    lock.lock();
    try {
      return stopping;
    } finally {
      lock.unlock();
    }
  }

  /** The first transaction that was not handed on yet. */
  long horizon() {
    return horizon;
  }

  /** From the returned transaction on, the watcher gets everything. */
  long join(Watcher watcher) {
    lock.lock();
    try {
      live.add(watcher);
      if (stopping) {
        watcher.end("stopping");
      }
      return horizon;
    } finally {
      lock.unlock();
    }
  }

  void detach(Watcher watcher) {
    lock.lock();
    try {
      live.remove(watcher);
      attached--;
      if (attached == 0) {
        watched = false;
        horizon = NOWHERE;
      }
    } finally {
      lock.unlock();
    }
  }

  private Duration turn() {
    lock.lock();
    try {
      long now = nanoTime.getAsLong();
      if (!watched || stopping) {
        return UNWATCHED;
      }
      long early = BUSY.toNanos() - (now - lookedAt);
      if (early > 0) {
        return Duration.ofNanos(early);
      }
      lookedAt = now;
      boolean moved = look(now);
      summarize(now);
      return moved ? BUSY : QUIET;
    } finally {
      lock.unlock();
    }
  }

  private boolean look(long now) {
    long to = store.horizon();
    if (to <= horizon) {
      complainIfStuck(now);
      return false;
    }
    movedAt = now;
    stuck = false;
    EventWindow window = everything(to);
    ofTasks(window.to());
    for (Watcher watcher : live) {
      if (watcher.interest().task() == null) {
        watcher.offer(window);
      }
    }
    horizon = window.to();
    return true;
  }

  private EventWindow everything(long to) {
    return live.stream().anyMatch(watcher -> watcher.interest().task() == null)
        ? store.ofAll(horizon, to)
        : new EventWindow(horizon, to, List.of());
  }

  private void ofTasks(long to) {
    List<Watcher> watchers =
        live.stream().filter(watcher -> watcher.interest().task() != null).toList();
    List<TaskId> tasks =
        watchers.stream().map(watcher -> watcher.interest().task()).distinct().toList();
    long from = horizon;
    while (from < to && !watchers.isEmpty()) {
      EventWindow window = store.ofTasks(tasks, from, to);
      watchers.forEach(watcher -> watcher.offer(window));
      from = window.to();
    }
  }

  /** A transaction that runs for long holds everybody up; nothing is lost, but nothing comes. */
  private void complainIfStuck(long now) {
    if (!stuck && now - movedAt > PATIENCE.toNanos() && store.laterThanHorizon()) {
      stuck = true;
      LOG.log(
          Level.WARNING,
          "events are held back by a transaction that is still running xid={0} for_ms={1}",
          Long.toString(horizon),
          Long.toString((now - movedAt) / 1_000_000));
    }
  }

  private void summarize(long now) {
    if (now - summarizedAt < SUMMARIZE.toNanos()) {
      return;
    }
    summarizedAt = now;
    try {
      store.summarize();
    } catch (StoreException e) {
      LOG.log(Level.DEBUG, "newest history not summarized", e);
    }
  }
}
