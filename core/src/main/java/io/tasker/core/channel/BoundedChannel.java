package io.tasker.core.channel;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Hands items from many threads to one that takes them in sets. Never blocks who offers.
 *
 * @param <T> items
 */
public final class BoundedChannel<T> {
  private final String name;
  private final int capacity;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrived = lock.newCondition();
  private final ArrayDeque<T> items = new ArrayDeque<>();
  private boolean closed;
  private long accepted;
  private long refused;

  /**
   * An empty channel.
   *
   * @param name for statistics and logs
   * @param capacity items it can hold, at least 1
   */
  public BoundedChannel(String name, int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException("channel capacity must be at least 1, was " + capacity);
    }
    this.name = name;
    this.capacity = capacity;
  }

  /** Offers an item without waiting. A full channel is an answer, not an error. */
  public Offer offer(T item) {
    lock.lock();
    try {
      if (closed) {
        return Offer.CLOSED;
      }
      if (items.size() >= capacity) {
        refused++;
        return Offer.FULL;
      }
      items.add(item);
      accepted++;
      arrived.signal();
      return Offer.ACCEPTED;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes what is waiting. Waits for the first item, not for a full set.
   *
   * @param max items at most, at least 1
   * @param patience how long to wait while there is nothing
   * @return the items in the order they came; none if nothing came in time or the channel is closed
   *     and empty
   * @throws InterruptedException if the waiting thread is interrupted
   */
  public List<T> drain(int max, Duration patience) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = patience.toNanos();
      while (items.isEmpty() && !closed && left > 0) {
        left = arrived.awaitNanos(left);
      }
      List<T> taken = new ArrayList<>(Math.min(max, items.size()));
      while (taken.size() < max && !items.isEmpty()) {
        taken.add(items.poll());
      }
      return taken;
    } finally {
      lock.unlock();
    }
  }

  /** Takes nothing any more; what is inside can still be drained. */
  public void close() {
    lock.lock();
    try {
      closed = true;
      arrived.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Whether it is closed and everything was taken. */
  public boolean isDone() {
    lock.lock();
    try {
      return closed && items.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /** How it is doing. */
  public ChannelStats stats() {
    lock.lock();
    try {
      return new ChannelStats(name, items.size(), capacity, accepted, refused);
    } finally {
      lock.unlock();
    }
  }
}
