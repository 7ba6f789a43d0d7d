package io.tasker.core.queue;

import io.tasker.contract.model.StepId;
import io.tasker.contract.spi.messaging.QueueName;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** What is outside the database when all queues are inside. */
final class NothingOutside implements Outside {
  @Override
  public void create(Set<QueueName> queues) {
    // the transaction does
  }

  @Override
  public boolean exists(QueueName queue) {
    return true;
  }

  @Override
  public Optional<QueueFill> fill(QueueName queue) {
    return Optional.empty();
  }

  @Override
  public Set<StepId> mayHave(QueueName queue, Collection<StepId> steps) {
    return Set.of();
  }

  @Override
  public boolean mayHold(QueueName queue, long messages) {
    return messages == 0;
  }
}
