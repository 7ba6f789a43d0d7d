package io.tasker.core.event;

import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.core.component.Chore;
import io.tasker.core.component.Component;
import java.time.Duration;
import java.util.Set;

/**
 * Says "look" whenever queues may have something: at a signal at once, and by polling at the pace
 * of the mode and of the present path.
 */
public final class EventSystem implements Component {
  private final String name;
  private final Set<QueueName> queues;
  private final Signals signals;
  private final Pace pace;
  private final Runnable look;
  private final Chore poller;

  /**
   * Not started yet.
   *
   * @param name for logs and the thread
   * @param queues whose signals are of interest
   * @param signals where signals come from
   * @param pace how long to rest between polls
   * @param look called at a signal or a poll, on any thread; must be short
   */
  public EventSystem(
      String name, Set<QueueName> queues, Signals signals, Pace pace, Runnable look) {
    this.name = name;
    this.queues = Set.copyOf(queues);
    this.signals = signals;
    this.pace = pace;
    this.look = look;
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
    if (pace.found()) {
      poller.wake();
    }
  }

  /** The pace may have changed: look now, and rest anew. */
  public void wake() {
    pace.found();
    poller.wake();
  }

  private Duration poll() {
    look.run();
    return pace.rest();
  }
}
