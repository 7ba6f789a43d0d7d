package io.tasker.worker.dispatch;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How many steps a worker may hold: from the claim until the result is committed, not until the
 * handler returns. So a worker never claims ahead of what the rest of the system takes in, and no
 * lease runs out in our own hands. Also where the claimer rests.
 */
final class Credits {
  private final int limit;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private int held;
  private boolean awake;

  Credits(int limit) {
    this.limit = limit;
  }

  int free() {
    lock.lock();
    try {
      return limit - held;
    } finally {
      lock.unlock();
    }
  }

  int held() {
    lock.lock();
    try {
      return held;
    } finally {
      lock.unlock();
    }
  }

  void take(int count) {
    lock.lock();
    try {
      held += count;
    } finally {
      lock.unlock();
    }
  }

  void giveBack(int count) {
    lock.lock();
    try {
      boolean starved = held >= limit;
      held -= count;
      if (starved || held == 0) {
        awake = awake || starved;
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Ends the claimer's rest, or the next one before it begins. */
  void wake() {
    lock.lock();
    try {
      awake = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Rests until woken; says whether that came in time. */
  boolean rest(Duration atMost) throws InterruptedException {
    lock.lock();
    try {
      long left = atMost.toNanos();
      while (!awake && left > 0) {
        left = changed.awaitNanos(left);
      }
      boolean woken = awake;
      awake = false;
      return woken;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until nothing is held; says whether that came in time. */
  boolean awaitNothingHeld(Duration atMost) throws InterruptedException {
    lock.lock();
    try {
      long left = atMost.toNanos();
      while (held > 0 && left > 0) {
        left = changed.awaitNanos(left);
      }
      return held == 0;
    } finally {
      lock.unlock();
    }
  }
}
