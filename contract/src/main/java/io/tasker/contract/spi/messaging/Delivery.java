package io.tasker.contract.spi.messaging;

/**
 * A message in hand.
 *
 * @param queue where it came from
 * @param body as it was sent; nobody has looked at it
 * @param receipt what to do with it when the work is committed
 */
public record Delivery(QueueName queue, byte[] body, Receipt receipt) {
  /** Settles one delivery; the first call counts, later ones do nothing. */
  public interface Receipt {
    /** The work is committed: forget the message. */
    void acknowledge();

    /** The work was not done: deliver it again. */
    void requeue();
  }
}
