package io.tasker.core.telemetry;

import io.helidon.metrics.api.Counter;
import io.tasker.core.metric.FlowMetric;
import java.util.function.BooleanSupplier;

/** By which way work is noticed, and how often that changes. */
public final class DeliveryMeters {
  private final Counter toPush;
  private final Counter toPolling;

  /**
   * Registers the meters.
   *
   * @param process {@code server} or {@code worker}
   * @param pushing whether signals come through at present
   */
  public DeliveryMeters(Meters meters, String process, BooleanSupplier pushing) {
    meters.gauge(FlowMetric.DELIVERY_PUSH, () -> pushing.getAsBoolean() ? 1 : 0, process);
    toPush = meters.counter(FlowMetric.DELIVERY_SWITCHES, process, "push");
    toPolling = meters.counter(FlowMetric.DELIVERY_SWITCHES, process, "polling");
  }

  /** The path has changed. */
  public void switched(boolean push) {
    (push ? toPush : toPolling).increment();
  }
}
