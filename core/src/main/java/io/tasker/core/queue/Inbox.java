package io.tasker.core.queue;

import io.tasker.contract.spi.messaging.Labels;
import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.core.db.Tx;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where messages of one queue are taken, inside the transaction that does the work: they are gone
 * with its commit and back with its rollback.
 */
public interface Inbox {
  /** The queue. */
  QueueName queue();

  /**
   * Takes messages.
   *
   * @param max at most
   * @param labels those that may be taken; null for all messages. Queues that do not know labels
   *     give others, too
   */
  List<Popped> pop(Tx tx, int max, @Nullable Labels labels);
}
