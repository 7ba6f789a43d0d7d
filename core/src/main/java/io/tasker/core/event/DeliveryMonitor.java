package io.tasker.core.event;

import io.tasker.core.event.DeliveryPath.Polling;
import io.tasker.core.event.DeliveryPath.Push;
import io.tasker.core.event.DeliveryPath.Reason;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Knows by which path this process learns of work at present. Signals are trusted as long as
 * heartbeats arrive: a connection that stands is not enough.
 */
public final class DeliveryMonitor {
  private static final System.Logger LOG = System.getLogger(DeliveryMonitor.class.getName());

  private final InstantSource clock;
  private final int tolerated;
  private final List<Consumer<DeliveryPath>> listeners = new CopyOnWriteArrayList<>();
  private volatile DeliveryPath path;
  private boolean connected;
  private boolean heardSinceLastTurn;
  private int missed;
  private Instant lastHeard;

  private DeliveryMonitor(InstantSource clock, int tolerated, Reason reason) {
    this.clock = clock;
    this.tolerated = tolerated;
    this.lastHeard = clock.instant();
    this.path = new Polling(reason, lastHeard);
  }

  /**
   * Polls until the first heartbeat is heard.
   *
   * @param tolerated heartbeats that may be missing in a row
   */
  static DeliveryMonitor watching(InstantSource clock, int tolerated) {
    return new DeliveryMonitor(clock, tolerated, Reason.STARTING);
  }

  /** Polls for ever. */
  static DeliveryMonitor polling(InstantSource clock) {
    return new DeliveryMonitor(clock, 1, Reason.CONFIGURED);
  }

  /** The present path. */
  public DeliveryPath path() {
    return path;
  }

  /** Whether signals come through. */
  public boolean isPushing() {
    return path instanceof Push;
  }

  /**
   * Calls somebody with each new path, on the thread that noticed and in the order of the switches;
   * must be short.
   */
  public void onSwitch(Consumer<DeliveryPath> listener) {
    listeners.add(listener);
  }

  /** A connection stands; whether signals come through will be seen. */
  synchronized void connected() {
    connected = true;
    missed = 0;
    heardSinceLastTurn = true; // the time since the last turn was not its own
  }

  /** There is no connection. */
  synchronized void disconnected(String why) {
    connected = false;
    LOG.log(Level.DEBUG, "the signal connection is not there: {0}", why);
    if (fallsBack()) {
      switchTo(new Polling(Reason.DISCONNECTED, clock.instant()), Reason.DISCONNECTED.value());
    }
  }

  /** A heartbeat of this process has made the whole way. */
  synchronized void heartbeat() {
    Instant now = clock.instant();
    lastHeard = now;
    heardSinceLastTurn = true;
    if (connected && path instanceof Polling(var _, var since)) {
      switchTo(
          new Push(now),
          "heartbeat polled_ms=" + Math.max(0, Duration.between(since, now).toMillis()));
    }
  }

  /**
   * The time of one heartbeat has passed.
   *
   * @return whether the connection is not worth keeping
   */
  synchronized boolean turn() {
    missed = heardSinceLastTurn ? 0 : missed + 1;
    heardSinceLastTurn = false;
    if (!connected || missed < tolerated) {
      return false;
    }
    missed = 0;
    if (fallsBack()) {
      switchTo(new Polling(Reason.SILENT, lastHeard), Reason.SILENT.value());
    }
    return true;
  }

  private boolean fallsBack() {
    return switch (path) {
      case Push _ -> true;
      case Polling(var reason, var _) -> reason == Reason.STARTING;
    };
  }

  private void switchTo(DeliveryPath next, String reason) {
    path = next;
    LOG.log(
        next instanceof Push ? Level.INFO : Level.WARNING,
        "delivery path={0} reason={1} since={2}",
        next.value(),
        reason,
        next.since());
    listeners.forEach(listener -> listener.accept(next));
  }
}
