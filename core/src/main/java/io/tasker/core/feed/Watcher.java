package io.tasker.core.feed;

import io.tasker.core.store.EventRow;
import io.tasker.core.store.EventWindow;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who watches live. What is for them waits here, up to a limit; whoever falls behind that
 * far is dropped, so that nobody waits for them.
 */
final class Watcher {
  private final Interest interest;
  private final int capacity;
  private final Runnable tooSlow;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<EventWindow> waiting = new ArrayDeque<>();
  private int rows;
  private long reached;
  private @Nullable String ended;

  Watcher(Interest interest, int capacity, Runnable tooSlow) {
    this.interest = interest;
    this.capacity = capacity;
    this.tooSlow = tooSlow;
  }

  Interest interest() {
    return interest;
  }

  /** What came: the next window with rows, or how far windows without any have come. */
  sealed interface Came {
    /** A window of which every row is of interest. */
    record Rows(EventWindow window) implements Came {}

    /** Nothing before this transaction is missing. */
    record Nothing(long reached) implements Came {}

    /** It is over. */
    record Ended(String reason) implements Came {}
  }

  /** Keeps what is of interest. Never blocks for long. */
  void offer(EventWindow window) {
    List<EventRow> mine = window.rows().stream().filter(interest::covers).toList();
    boolean dropped = false;
    lock.lock();
    try {
      if (ended != null) {
        return;
      }
      reached = window.to();
      if (mine.isEmpty()) {
        return;
      }
      dropped = rows > 0 && rows + mine.size() > capacity;
      if (dropped) {
        waiting.clear();
        ended = "too_slow";
      } else {
        waiting.add(new EventWindow(window.from(), window.to(), mine));
        rows += mine.size();
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    if (dropped) {
      tooSlow.run();
    }
  }

  void end(String reason) {
    lock.lock();
    try {
      if (ended == null) {
        ended = reason;
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits for the next window; what was kept before an end still comes. */
  Came take(long atMostNanos) {
    lock.lock();
    try {
      long left = atMostNanos;
      while (waiting.isEmpty() && ended == null && left > 0) {
        left = changed.awaitNanos(left);
      }
      EventWindow next = waiting.poll();
      if (next != null) {
        rows -= next.rows().size();
        return new Came.Rows(next);
      }
      return ended == null ? new Came.Nothing(reached) : new Came.Ended(ended);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Came.Ended("interrupted");
    } finally {
      lock.unlock();
    }
  }
}
