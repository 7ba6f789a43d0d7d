package io.tasker.core.routing;

import io.tasker.contract.spi.messaging.QueueName;

/**
 * Which queue a namespace's steps go to: {@code PREFIX_NAMESPACE_queue}.
 *
 * @param workerPrefix {@code common.queues.worker_namespace}, usually {@code worker}
 */
public record QueueNames(String workerPrefix) {
  /** Not a queue: a signal under this name says that templates were registered. */
  public static final QueueName TEMPLATES = new QueueName("tasker_templates");

  /** The queue that the workers of a namespace read. */
  public QueueName ofWorkers(String namespace) {
    return new QueueName(workerPrefix + "_" + namespace + "_queue");
  }
}
