package io.tasker.core.queue;

import io.tasker.contract.spi.messaging.QueueName;
import org.jspecify.annotations.Nullable;

/**
 * A message in hand: gone with the commit, back with a rollback.
 *
 * @param queue where it came from
 * @param id its number in the queue, 0 where messages have none
 * @param body JSON text, unless somebody sent something else
 * @param trace what it is a part of, a W3C {@code traceparent}; null if nobody traces it
 * @param laps how often somebody has put it back who could not use it, from 0
 */
public record Popped(QueueName queue, long id, String body, @Nullable String trace, int laps) {
  /** A message that comes for the first time. */
  public Popped(QueueName queue, long id, String body, @Nullable String trace) {
    this(queue, id, body, trace, 0);
  }

  /** A message that nobody traces. */
  public Popped(QueueName queue, long id, String body) {
    this(queue, id, body, null, 0);
  }

  /** The same message as a part of a trace. */
  public Popped traced(@Nullable String by) {
    return new Popped(queue, id, body, by, laps);
  }
}
