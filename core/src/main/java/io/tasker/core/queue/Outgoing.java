package io.tasker.core.queue;

import io.tasker.contract.spi.messaging.QueueName;
import org.jspecify.annotations.Nullable;

/**
 * A message that is sent with the transaction.
 *
 * @param queue where to
 * @param body JSON text
 * @param label what a consumer must be able to run; null for queues that anybody may read
 * @param trace what it is a part of, a W3C {@code traceparent}; null if nobody traces it
 */
public record Outgoing(
    QueueName queue, String body, @Nullable Integer label, @Nullable String trace) {
  /** A message that nobody traces. */
  public Outgoing(QueueName queue, String body, @Nullable Integer label) {
    this(queue, body, label, null);
  }

  /** The same message as a part of a trace. */
  public Outgoing traced(String by) {
    return new Outgoing(queue, body, label, by);
  }
}
