package io.tasker.testkit.messaging;

import io.tasker.contract.spi.messaging.BrokerMessaging.QueueState;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A queue in memory. */
final class MemoryQueue {
  private final int deliveryLimit;
  private final @Nullable MemoryQueue dead;
  private final Deque<MemoryMessage> waiting = new ArrayDeque<>();
  private final Set<Runnable> consumers = new HashSet<>();

  /**
   * Where a message goes that came back more often than the limit: {@code dead}, if there is one.
   */
  MemoryQueue(int deliveryLimit, @Nullable MemoryQueue dead) {
    this.deliveryLimit = deliveryLimit;
    this.dead = dead;
  }

  synchronized void add(MemoryMessage message) {
    waiting.addLast(message);
    consumers.forEach(Runnable::run);
  }

  /** Not done with: it is next, unless it came back too often. */
  void giveBack(MemoryMessage message) {
    MemoryMessage returned = message.returned();
    if (dead != null && returned.returns() > deliveryLimit) {
      dead.add(returned.fresh());
      return;
    }
    synchronized (this) {
      waiting.addFirst(returned);
      consumers.forEach(Runnable::run);
    }
  }

  synchronized Optional<MemoryMessage> next() {
    return Optional.ofNullable(waiting.pollFirst());
  }

  /** Tells a consumer from now on that there may be something; it must not block. */
  synchronized void attach(Runnable consumer) {
    consumers.add(consumer);
  }

  synchronized void detach(Runnable consumer) {
    consumers.remove(consumer);
  }

  synchronized QueueState state() {
    return new QueueState(waiting.size(), consumers.size());
  }
}
