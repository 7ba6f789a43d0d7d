package io.tasker.rest;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Counts the requests that are being answered, and lets no new one in once the server stops. */
final class RunningRequests {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition idle = lock.newCondition();
  private int running;
  private boolean stopping;

  /** Lets a request in; false if the server is stopping. Who is let in must leave. */
  boolean enter() {
    lock.lock();
    try {
      if (!stopping) {
        running++;
      }
      return !stopping;
    } finally {
      lock.unlock();
    }
  }

  /** Ends a request that was let in. */
  void leave() {
    lock.lock();
    try {
      running--;
      if (running == 0) {
        idle.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Lets nobody in any more. */
  void close() {
    lock.lock();
    try {
      stopping = true;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until nobody is left; returns how many are if that takes too long. */
  int awaitIdle(Duration atMost) {
    lock.lock();
    try {
      long left = atMost.toNanos();
      while (running > 0 && left > 0) {
        left = idle.awaitNanos(left);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
    return count();
  }

  /** How many requests are being answered. */
  int count() {
    lock.lock();
    try {
      return running;
    } finally {
      lock.unlock();
    }
  }
}
