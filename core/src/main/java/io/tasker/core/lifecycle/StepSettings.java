package io.tasker.core.lifecycle;

import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.contract.template.RetryPolicy;

/** What the rooms need to know of a step's definition. */
public interface StepSettings {
  /** How often it is tried, and how long it waits in between. */
  RetryPolicy retry(int templateStep);

  /** Where its messages go. */
  QueueName queue(int templateStep);

  /** Its name, for people. */
  String name(int templateStep);
}
