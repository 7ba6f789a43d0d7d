package io.tasker.core.lifecycle;

import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.contract.template.BackoffKind;
import io.tasker.contract.template.RetryPolicy;
import java.time.Duration;

/** The same settings for every step: three attempts, 10 s in between, one queue. */
public final class FakeStepSettings implements StepSettings {
  /** The queue of every step. */
  public static final QueueName QUEUE = new QueueName("worker_orders_queue");

  /** The rules of every step. */
  public static final RetryPolicy RETRY =
      new RetryPolicy(true, 3, BackoffKind.LINEAR, Duration.ofSeconds(10), Duration.ofMinutes(1));

  @Override
  public RetryPolicy retry(int templateStep) {
    return RETRY;
  }

  @Override
  public QueueName queue(int templateStep) {
    return QUEUE;
  }

  @Override
  public String name(int templateStep) {
    return "step-" + templateStep;
  }
}
