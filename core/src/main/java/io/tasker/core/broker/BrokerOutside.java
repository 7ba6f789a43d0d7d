package io.tasker.core.broker;

import io.tasker.contract.model.StepId;
import io.tasker.contract.spi.messaging.BrokerMessaging;
import io.tasker.contract.spi.messaging.BrokerMessaging.QueueState;
import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.core.queue.Outside;
import io.tasker.core.queue.QueueFill;
import java.time.InstantSource;
import java.time.temporal.ChronoField;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a broker says of its queues. */
final class BrokerOutside implements Outside {
  private static final int MINUTES_PER_HOUR = 60;

  private final BrokerMessaging broker;
  private final int prefetch;
  private final InstantSource clock;

  /**
   * Asks a broker.
   *
   * @param prefetch deliveries that one consumer may hold, from 1
   */
  BrokerOutside(BrokerMessaging broker, int prefetch, InstantSource clock) {
    this.broker = broker;
    this.prefetch = prefetch;
    this.clock = clock;
  }

  @Override
  public void create(Set<QueueName> queues) {
    broker.declare(queues);
  }

  @Override
  public boolean exists(QueueName queue) {
    return broker.state(queue).isPresent();
  }

  @Override
  public Optional<QueueFill> fill(QueueName queue) {
    return switch (broker.health()) {
      case BrokerMessaging.Health.Up _ ->
          broker.state(queue).map(state -> new QueueFill(state.ready(), 0));
      case BrokerMessaging.Health.Down _ -> Optional.empty();
    };
  }

  /**
   * A broker cannot be asked for single messages, so they are counted: all steps, as long as as
   * many messages wait, else none. Where a queue is never empty that proves nothing; then each step
   * is taken to be without a message for one minute of every hour, so that one that was really lost
   * is found. While the broker is away nobody knows, and to send anything again would be of no use.
   */
  @Override
  public Set<StepId> mayHave(QueueName queue, Collection<StepId> steps) {
    if (steps.isEmpty() || broker.health() instanceof BrokerMessaging.Health.Down) {
      return Set.copyOf(steps);
    }
    QueueState state = state(queue);
    if (state.ready() < steps.size()) {
      return Set.of();
    }
    if (state.consumers() == 0) {
      return Set.copyOf(steps);
    }
    long minute = clock.instant().getLong(ChronoField.INSTANT_SECONDS) / MINUTES_PER_HOUR;
    return steps.stream().filter(step -> !isDoubted(step, minute)).collect(Collectors.toSet());
  }

  @Override
  public boolean mayHold(QueueName queue, long messages) {
    if (messages == 0) {
      return true;
    }
    QueueState state = state(queue);
    return state.ready() + (long) state.consumers() * prefetch >= messages;
  }

  private QueueState state(QueueName queue) {
    return broker.state(queue).orElse(new QueueState(0, 0));
  }

  private static boolean isDoubted(StepId step, long minute) {
    return Math.floorMod(step.hashCode() - minute, MINUTES_PER_HOUR) == 0;
  }
}
