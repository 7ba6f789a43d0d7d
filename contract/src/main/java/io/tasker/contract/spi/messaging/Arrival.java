package io.tasker.contract.spi.messaging;

/** How we learn that a message is there. */
public sealed interface Arrival {
  /** The queue it is about. */
  QueueName queue();

  /**
   * Something may be in the queue; go and look.
   *
   * @param queue the queue
   */
  record Signal(QueueName queue) implements Arrival {}

  /**
   * Here it is.
   *
   * @param delivery the message
   */
  record Full(Delivery delivery) implements Arrival {
    @Override
    public QueueName queue() {
      return delivery.queue();
    }
  }
}
