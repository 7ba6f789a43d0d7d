package io.tasker.core.queue;

import io.tasker.contract.model.StepId;
import io.tasker.contract.spi.messaging.QueueName;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/**
 * What of the queues is outside the database, where no transaction sees it. Each call asks a
 * broker, which may be slow or away: never within a transaction, whose connection and locks would
 * wait with it.
 *
 * <p>All throw {@code MESSAGING_UNAVAILABLE} if the broker cannot be asked.
 */
public interface Outside {
  /** Everything is inside: there is nobody to ask. */
  Outside NOTHING = new NothingOutside();

  /** Creates queues where they are missing. */
  void create(Set<QueueName> queues);

  /** Whether nothing of a queue is missing here. */
  boolean exists(QueueName queue);

  /** How full a queue is; empty if there is none, or nobody can say at present. */
  Optional<QueueFill> fill(QueueName queue);

  /**
   * Which of some steps may have a message here, of those whose message no transaction has seen and
   * nobody can have held in hand for so long.
   */
  Set<StepId> mayHave(QueueName queue, Collection<StepId> steps);

  /** Whether a queue may have so many messages, those in consumers' hands included. */
  boolean mayHold(QueueName queue, long messages);
}
