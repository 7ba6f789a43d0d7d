package io.tasker.core.event;

import io.tasker.core.event.SignalChannel.Payload;
import java.lang.System.Logger.Level;

/**
 * Hears what comes through the signal channel, and makes sure that something does: every so often
 * it sends a heartbeat, which must come back on the listening connection.
 */
final class PushWatch implements SignalSource.Hearer {
  private static final System.Logger LOG = System.getLogger(PushWatch.class.getName());

  private final String self;
  private final DeliveryMonitor monitor;
  private final Peers peers;
  private final Notifier notifier;
  private final Signals signals;

  PushWatch(String self, DeliveryMonitor monitor, Peers peers, Notifier notifier, Signals signals) {
    this.self = self;
    this.monitor = monitor;
    this.peers = peers;
    this.notifier = notifier;
    this.signals = signals;
    // What was sent before the listener stood was not heard.
    monitor.onSwitch(_ -> signals.all());
  }

  @Override
  public void connected() {
    peers.forget();
    monitor.connected();
    notifier.heartbeat(self); // not to wait for the next turn until it is proven
  }

  @Override
  public void lost(String why) {
    monitor.disconnected(why);
  }

  @Override
  public void heard(String payload) {
    try {
      switch (SignalChannel.read(payload)) {
        case Payload.Queues(var queues) -> queues.forEach(signals::arrived);
        case Payload.Heartbeat(var from) when from.equals(self) -> monitor.heartbeat();
        case Payload.Heartbeat(var from) -> peers.heard(from);
      }
    } catch (IllegalArgumentException e) {
      LOG.log(
          Level.WARNING, "a signal cannot be read payload=\"{0}\": {1}", payload, e.getMessage());
    }
  }

  /** One heartbeat; says whether the listening connection is to be given up. */
  boolean turn() {
    boolean silent = monitor.turn();
    if (silent) {
      peers.forget();
      notifier.reconnect(); // either half of the way may be the dead one
    } else if (monitor.isPushing() && peers.turn()) {
      LOG.log(Level.INFO, "another process fell silent, looking for what it left");
      signals.all();
    }
    notifier.heartbeat(self);
    return silent;
  }
}
