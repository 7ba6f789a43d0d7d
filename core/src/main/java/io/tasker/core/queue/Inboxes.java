package io.tasker.core.queue;

import io.tasker.contract.spi.messaging.Labels;
import io.tasker.core.db.Tx;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where messages of several queues are taken in one go. */
public interface Inboxes {
  /**
   * Takes messages.
   *
   * @param maxEach of each queue at most
   * @param labels those that may be taken; null for all messages. Queues that do not know labels
   *     give others, too
   */
  List<Popped> pop(Tx tx, int maxEach, @Nullable Labels labels);
}
