package io.tasker.core.event;

import io.tasker.core.component.Chore;
import io.tasker.core.component.Component;
import io.tasker.core.config.DeliveryConfig;
import io.tasker.core.config.DeliveryMode;
import java.time.InstantSource;
import java.util.List;

/**
 * Everything by which one process learns of work, put together as its mode says. Server and worker
 * have one each.
 */
public final class Delivery {
  private final DeliveryConfig config;
  private final DeliveryMonitor monitor;
  private final List<Component> senders;
  private final List<Component> receivers;

  private Delivery(
      DeliveryConfig config,
      DeliveryMonitor monitor,
      List<Component> senders,
      List<Component> receivers) {
    this.config = config;
    this.monitor = monitor;
    this.senders = senders;
    this.receivers = receivers;
  }

  /**
   * Makes the parts that the mode needs; nothing is started or connected.
   *
   * @param self names this process in its heartbeats; no other process may have the same
   * @param signals gets what other processes send, and sends to them through these parts
   */
  public static Delivery by(
      DeliveryConfig config,
      String self,
      DirectConnections connections,
      Signals signals,
      InstantSource clock) {
    return switch (config.mode()) {
      case HYBRID, EVENT_DRIVEN_ONLY -> pushed(config, self, connections, signals, clock);
      case POLLING_ONLY ->
          new Delivery(config, DeliveryMonitor.polling(clock), List.of(), List.of());
    };
  }

  private static Delivery pushed(
      DeliveryConfig config,
      String self,
      DirectConnections connections,
      Signals signals,
      InstantSource clock) {
    DeliveryMonitor monitor = DeliveryMonitor.watching(clock, config.tolerated());
    Notifier notifier = Notifier.to(connections);
    signals.connect(notifier::notifyOf);
    PushWatch watch =
        new PushWatch(self, monitor, new Peers(config.tolerated()), notifier, signals);
    SignalSource source = SignalListener.on(connections, watch);
    Chore heartbeats =
        new Chore(
            "heartbeats",
            () -> {
              if (watch.turn()) {
                source.reconnect();
              }
              return config.heartbeat();
            });
    return new Delivery(config, monitor, List.of(notifier), List.of(heartbeats, source));
  }

  /** What sends signals; to be started before, and stopped after, whoever does work. */
  public List<Component> senders() {
    return senders;
  }

  /** What receives signals; to be started after, and stopped before, whoever does work. */
  public List<Component> receivers() {
    return receivers;
  }

  /** A pace for somebody who looks at queues. */
  public Pace pace() {
    return new Pace(config.mode(), monitor::isPushing, config.polling());
  }

  /**
   * A pace for queues that others than we send to: they need not send signals, so that one always
   * has to look.
   */
  public Pace paceOfStrangers() {
    DeliveryMode pace =
        switch (config.mode()) {
          case HYBRID, EVENT_DRIVEN_ONLY -> DeliveryMode.HYBRID;
          case POLLING_ONLY -> DeliveryMode.POLLING_ONLY;
        };
    return new Pace(pace, monitor::isPushing, config.polling());
  }

  /** The mode. */
  public DeliveryMode mode() {
    return config.mode();
  }

  /** The present path, and who wants to know when it changes. */
  public DeliveryMonitor monitor() {
    return monitor;
  }
}
