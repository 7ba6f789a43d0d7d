package io.tasker.core.writer;

import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.core.lifecycle.EventOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What a committed set did.
 *
 * @param popped messages taken off the queue
 * @param guards guard rows taken
 * @param outcomes for each event that actors gave, in their order
 * @param queues where messages were sent to
 * @param deadlines when the guards that were written are due
 * @param counts for the metrics
 */
record SetOutcome(
    int popped,
    int guards,
    List<EventOutcome> outcomes,
    Set<QueueName> queues,
    List<Instant> deadlines,
    Counts counts) {

  /** Nothing was to be decided; guards whose steps had all moved on are gone. */
  static SetOutcome nothing(int guards) {
    return new SetOutcome(
        0, guards, List.of(), Set.of(), List.of(), new Counts(0, 0, 0, 0, 0, 0, 0));
  }

  /** For the metrics. */
  record Counts(
      int transitions,
      int results,
      int enqueued,
      int completed,
      int blocked,
      int dead,
      int expired) {}
}
