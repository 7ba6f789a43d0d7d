package io.tasker.core.config;

import java.util.Arrays;

/** How a process learns that its queues have something. */
public enum DeliveryMode {
  /** Told by signals, and looking from time to time all the same. */
  HYBRID("Hybrid"),
  /** Told by signals only, as long as they come through. */
  EVENT_DRIVEN_ONLY("EventDrivenOnly"),
  /** Looking only; neither listens nor notifies. */
  POLLING_ONLY("PollingOnly");

  private final String value;

  DeliveryMode(String value) {
    this.value = value;
  }

  /** Its name in the configuration. */
  public String value() {
    return value;
  }

  static String[] names() {
    return Arrays.stream(values()).map(DeliveryMode::value).toArray(String[]::new);
  }

  static DeliveryMode of(String value) {
    return Arrays.stream(values())
        .filter(mode -> mode.value.equals(value))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no delivery mode: " + value));
  }
}
