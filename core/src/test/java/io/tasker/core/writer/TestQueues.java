package io.tasker.core.writer;

import io.tasker.contract.spi.messaging.QueueName;

/** Queues of the tests. */
final class TestQueues {
  static final QueueName RESULTS = new QueueName("orchestration_step_results");

  private TestQueues() {}
}
