package io.tasker.core.writer;

import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.core.lifecycle.EventOutcome;
import io.tasker.core.queue.Outgoing;
import io.tasker.core.store.WriteSet;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a committed set did.
 *
 * @param popped messages taken off the queue
 * @param guards guard rows taken
 * @param outcomes for each event that actors gave, in their order
 * @param queues where messages were sent to
 * @param deadlines when the guards that were written are due
 * @param counts for the metrics; empty if nothing was there
 */
record SetOutcome(
    int popped,
    int guards,
    List<EventOutcome> outcomes,
    Set<QueueName> queues,
    List<Instant> deadlines,
    Optional<Counts> counts) {

  /** Nothing was to be decided; guards whose steps had all moved on are gone. */
  static SetOutcome nothing(int guards) {
    return new SetOutcome(0, guards, List.of(), Set.of(), List.of(), Optional.empty());
  }

  /** Where messages are sent to. */
  static Set<QueueName> queuesOf(List<Outgoing> messages) {
    Set<QueueName> queues = new TreeSet<>();
    messages.forEach(message -> queues.add(message.queue()));
    return queues;
  }

  /** A set that did nothing but bury messages. */
  static SetOutcome buried(Counts counts) {
    return new SetOutcome(counts.popped(), 0, List.of(), Set.of(), List.of(), Optional.of(counts));
  }

  /**
   * For the metrics.
   *
   * @param rows what was written
   * @param at the set's time
   * @param queue where messages were taken from
   * @param popped how many
   */
  record Counts(WriteSet rows, Instant at, String queue, int popped) {}
}
