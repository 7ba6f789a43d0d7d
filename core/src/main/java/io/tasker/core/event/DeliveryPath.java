package io.tasker.core.event;

import java.time.Instant;

/** By which way a process learns of work at present; each switch is announced as the new path. */
public sealed interface DeliveryPath {
  /** Since when, by the database's clock. */
  Instant since();

  /** Its name in metrics, logs and health answers. */
  String value();

  /** Signals come through: a heartbeat has made the whole way. */
  record Push(Instant since) implements DeliveryPath {
    @Override
    public String value() {
      return "push";
    }
  }

  /**
   * Queues are looked at, since nobody would be told.
   *
   * @param reason why
   * @param since when this began; after a silence, when the last heartbeat was heard
   */
  record Polling(Reason reason, Instant since) implements DeliveryPath {
    @Override
    public String value() {
      return "polling";
    }
  }

  /** Why a process polls. */
  enum Reason {
    /** Its mode says so. */
    CONFIGURED("configured"),
    /** No heartbeat has made the way yet. */
    STARTING("starting"),
    /** The listening connection has ended, or cannot be made. */
    DISCONNECTED("disconnected"),
    /** The connection stands, but heartbeats do not arrive. */
    SILENT("silent");

    private final String value;

    Reason(String value) {
      this.value = value;
    }

    /** Its name in logs and health answers. */
    public String value() {
      return value;
    }
  }
}
