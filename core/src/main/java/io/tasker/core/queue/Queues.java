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

  /** Creates a queue where it is missing. */
  void create(Tx tx, QueueName queue);

  /** Whether a queue is there. */
  boolean exists(Tx tx, QueueName queue);

  /** How full a queue is; empty if there is none, or nobody can say at present. */
  Optional<QueueFill> fill(Tx tx, QueueName queue);

  /**
   * Which of some steps have a message in a queue. Where single messages cannot be asked for, all
   * of them as long as the queue has as many messages as there are steps, else none.
   *
   * @param hands whether messages that may be in a consumer's hands count as messages of the queue
   */
  Set<StepId> present(Tx tx, QueueName queue, Collection<StepId> steps, Hands hands);

  /** Whether what consumers may have in their hands counts. */
  enum Hands {
    /** It does: nothing is said to be missing that may be on its way. */
    COUNT,
    /** It does not: for steps that nobody can have held for so long. */
    LEFT_OUT
  }

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
