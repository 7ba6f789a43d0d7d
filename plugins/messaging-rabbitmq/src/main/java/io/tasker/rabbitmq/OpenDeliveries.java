package io.tasker.rabbitmq;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The deliveries of a channel that nobody has settled. Settling is said in as few words as
 * possible: "all up to this one" where nothing before it is open. What is said and what is known
 * here change together, since a delivery that is settled twice ends the channel.
 */
final class OpenDeliveries {
  private final Wire wire;
  private final ReentrantLock lock = new ReentrantLock();
  private final NavigableSet<Long> open = new TreeSet<>();

  /** None yet. */
  OpenDeliveries(Wire wire) {
    this.wire = wire;
  }

  /** What can be said to the broker of a delivery. */
  interface Wire {
    /** Forget it; or forget all that are open up to it. */
    void acknowledge(long tag, boolean allBefore) throws IOException;

    /** Deliver it again. */
    void requeue(long tag) throws IOException;
  }

  /** The broker has delivered it. */
  void add(long tag) {
    lock.lock();
    try {
      open.add(tag);
    } finally {
      lock.unlock();
    }
  }

  boolean isEmpty() {
    lock.lock();
    try {
      return open.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /** Acknowledges deliveries; those that are not open are left out. */
  void acknowledge(List<Long> tags) throws IOException {
    lock.lock();
    try {
      List<Long> done = new ArrayList<>(tags.stream().filter(open::remove).sorted().toList());
      NavigableSet<Long> together = new TreeSet<>(done);
      if (!open.isEmpty()) {
        together = together.headSet(open.first(), false);
      }
      if (together.size() > 1) {
        wire.acknowledge(together.last(), true);
        done.subList(0, together.size()).clear();
      }
      for (long tag : done) {
        wire.acknowledge(tag, false);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Has a delivery come again, unless it is settled. */
  void requeue(long tag) throws IOException {
    lock.lock();
    try {
      if (open.remove(tag)) {
        wire.requeue(tag);
      }
    } finally {
      lock.unlock();
    }
  }
}
