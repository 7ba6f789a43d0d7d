package io.tasker.core.event;

import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.core.component.Chore;
import io.tasker.core.component.Component;
import java.time.Duration;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Says "look" whenever queues may have something: at a signal at once, and by polling. While
 * signals work it polls rarely; without them polling takes over by itself, quick while busy and
 * quiet when idle.
 */
public final class HybridSystem implements Component {
  private final String name;
  private final Set<QueueName> queues;
  private final Signals signals;
  private final BooleanSupplier signalsWork;
  private final Runnable look;
  private final Duration fallback;
  private final AdaptiveDelay delay;
  private final Chore poller;

  /**
   * Not started yet.
   *
   * @param name for logs and the thread
   * @param queues whose signals are of interest
   * @param signals where signals come from
   * @param signalsWork whether they do
   * @param look called at a signal or a poll, on any thread; must be short
   * @param quickest the shortest rest between polls
   * @param fallback the longest
   */
  public HybridSystem(
      String name,
      Set<QueueName> queues,
      Signals signals,
      BooleanSupplier signalsWork,
      Runnable look,
      Duration quickest,
      Duration fallback) {
    this.name = name;
    this.queues = Set.copyOf(queues);
    this.signals = signals;
    this.signalsWork = signalsWork;
    this.look = look;
    this.fallback = fallback;
    this.delay = new AdaptiveDelay(quickest, fallback);
    this.poller = new Chore(name, this::poll);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void start() {
    queues.forEach(queue -> signals.subscribe(queue, look));
    poller.start();
  }

  @Override
  public void stop() {
    poller.stop();
  }

  /** Something was found: look again soon, unless signals will say so. */
  public void found() {
    delay.busy();
    if (!signalsWork.getAsBoolean()) {
      poller.wake();
    }
  }

  private Duration poll() {
    look.run();
    return signalsWork.getAsBoolean() ? fallback : delay.rest();
  }
}
