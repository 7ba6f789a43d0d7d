package io.tasker.core.routing;

import io.tasker.contract.spi.messaging.QueueName;

/** Which queue a namespace's steps go to. */
public final class QueueNames {
  private QueueNames() {}

  /** The queue that the workers of a namespace read: {@code worker_NAMESPACE_queue}. */
  public static QueueName ofWorkers(String namespace) {
    return new QueueName("worker_" + namespace + "_queue");
  }
}
