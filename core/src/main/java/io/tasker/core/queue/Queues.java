package io.tasker.core.queue;

import io.tasker.contract.model.StepId;
import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.core.db.Tx;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Queues, as the engine uses them: a send leaves with a commit, what was taken is gone with a
 * commit. How that is kept differs: queues inside the database are part of the transaction, a
 * broker gets an outbox before and acknowledgements after.
 */
public interface Queues {
  /** The provider's name. */
  String name();

  /**
   * Whether whoever sends has to say so to others; otherwise the messages themselves arrive
   * unasked.
   */
  boolean needSignals();

  /** Creates a queue where it is missing; nothing to do for those that are {@link #outside}. */
  void create(Tx tx, QueueName queue);

  /** Whether nothing of a queue is missing inside the database. */
  boolean exists(Tx tx, QueueName queue);

  /** How full a queue is inside the database; empty if there is none. */
  Optional<QueueFill> fill(Tx tx, QueueName queue);

  /** Which of some steps have a message for a queue inside the database; no other queue is read. */
  Set<StepId> present(Tx tx, QueueName queue, Collection<StepId> steps);

  /**
   * What no transaction sees. Whoever wants to know all asks inside first: what leaves the database
   * in between is then seen twice, and never missed.
   */
  Outside outside();

  /** A place to take messages from; belongs to one thread. */
  Inbox inbox(QueueName queue);

  /** A place to take messages of several queues from, at least one; belongs to one thread. */
  Inboxes inboxes(List<QueueName> queues);

  /** Whoever takes messages here has room again: what was paused for want of it goes on. */
  default void resume() {}

  /** Messages that a statement is to send. */
  Sends sends(Collection<Outgoing> messages);

  /** What a statement that sends to these queues has in its WITH, one named part each. */
  List<String> sendParts(List<QueueName> queues);

  /** Sends messages back that whoever took them cannot use, so that others get them. */
  void putBack(Tx tx, QueueName queue, List<Returned> messages);
}
