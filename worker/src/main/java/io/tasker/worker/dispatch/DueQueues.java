package io.tasker.worker.dispatch;

import io.tasker.contract.spi.messaging.QueueName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which queues are worth a look: those that were announced, and those that had more than was taken.
 * First come, first served, so that a full queue does not starve the others.
 */
final class DueQueues {
  private final Set<QueueName> due = new LinkedHashSet<>();

  synchronized void add(QueueName queue) {
    due.add(queue);
  }

  synchronized void addAll(Collection<QueueName> queues) {
    due.addAll(queues);
  }

  synchronized boolean isEmpty() {
    return due.isEmpty();
  }

  /** Takes so many at most, longest due first. */
  synchronized List<QueueName> take(int atMost) {
    List<QueueName> taken = new ArrayList<>(due).subList(0, Math.min(atMost, due.size()));
    taken.forEach(due::remove);
    return taken;
  }
}
