package io.tasker.contract.spi.messaging;

import org.jspecify.annotations.Nullable;

/**
 * A message in hand.
 *
 * @param queue where it came from
 * @param body as it was sent; nobody has looked at it
 * @param trace what it is a part of, a W3C {@code traceparent}; null if nobody traces it
 * @param laps how often somebody has put it back who could not use it, from 0
 * @param receipt what to do with it when the work is committed
 */
public record Delivery(
    QueueName queue, byte[] body, @Nullable String trace, int laps, Receipt receipt) {
  /**
   * Settles one delivery; the first call counts, later ones do nothing. Neither throws: if the
   * broker is away, the message comes again when it is back.
   */
  public interface Receipt {
    /** The work is committed: forget the message. */
    void acknowledge();

    /** The work was not done: deliver it again, which the broker may count. */
    void requeue();
  }
}
