package io.tasker.core.queue;

import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.core.db.Params;
import io.tasker.core.db.Tx;
import java.util.List;

/** Messages that one statement sends. */
public interface Sends {
  /** Their queues, each once; which with their order name the variant of the statement. */
  List<QueueName> queues();

  /** Gives the statement its parameters; they leave with the commit of the transaction. */
  void bind(Tx tx, Params params);
}
