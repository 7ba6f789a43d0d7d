package io.tasker.grpc;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Counts the calls that are being answered, and lets no new one in once the server stops. */
final class RunningCalls {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition idle = lock.newCondition();
  private final Map<CountDownLatch, String> streams = new ConcurrentHashMap<>();
  private final Set<String> connections = ConcurrentHashMap.newKeySet();
  private int running;
  private volatile boolean stopping;

  /** Lets a call in; false if the server is stopping. Who is let in must leave. */
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

  /** Ends a call that was let in. */
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

  /** How many are being answered. */
  int count() {
    lock.lock();
    try {
      return running;
    } finally {
      lock.unlock();
    }
  }

  /** Whether no new call is let in any more. */
  boolean isStopping() {
    return stopping;
  }

  /** A connection begins. */
  void connected(String id) {
    connections.add(id);
  }

  /** A connection has ended, and with it its streams. */
  void disconnected(String id) {
    connections.remove(id);
    streams.forEach(
        (stream, connection) -> {
          if (connection.equals(id)) {
            stream.countDown();
          }
        });
  }

  /**
   * Counts a latch down as soon as the server stops or the connection has ended, until it is
   * forgotten.
   */
  void endWithUs(CountDownLatch stream, String connection) {
    streams.put(stream, connection);
    // Whoever ends them looks at the streams only once.
    if (stopping || !connections.contains(connection)) {
      stream.countDown();
    }
  }

  /** The stream is over. */
  void forget(CountDownLatch stream) {
    streams.remove(stream);
  }

  /** Lets nobody in any more, and ends all streams. */
  void close() {
    lock.lock();
    try {
      stopping = true;
    } finally {
      lock.unlock();
    }
    streams.keySet().forEach(CountDownLatch::countDown);
  }

  /** Waits until nobody is left; returns how many are if that takes too long. */
  int awaitIdle(Duration atMost) {
    lock.lock();
    try {
      long left = atMost.toNanos();
      while (running > 0 && left > 0) {
        left = idle.awaitNanos(left);
      }
      return running;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return running;
    } finally {
      lock.unlock();
    }
  }
}
