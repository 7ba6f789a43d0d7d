package io.tasker.core.telemetry;

import io.helidon.metrics.api.Counter;
import io.helidon.metrics.api.Gauge;
import io.helidon.metrics.api.MeterRegistry;
import io.helidon.metrics.api.Tag;
import java.util.List;
import java.util.function.BooleanSupplier;

/** How often a process switched between being told and looking, and which it does at present. */
public final class DeliveryMeters {
  private static final String PUSH = "tasker.delivery.push";
  private static final String SWITCHES = "tasker.delivery.path_switches.total";

  private final Counter toPush;
  private final Counter toPolling;

  /**
   * Registers the meters.
   *
   * @param process {@code server} or {@code worker}
   * @param pushing whether signals come through at present
   */
  public DeliveryMeters(MeterRegistry registry, String process, BooleanSupplier pushing) {
    Tag tag = Tag.create("process", process);
    registry.remove(PUSH, List.of(tag)); // of a predecessor in the same JVM
    registry.getOrCreate(
        Gauge.builder(PUSH, () -> pushing.getAsBoolean() ? 1 : 0)
            .description("1 while signals come through, 0 while queues are polled")
            .tags(List.of(tag)));
    toPush = switches(registry, tag, "push");
    toPolling = switches(registry, tag, "polling");
  }

  /** The path has changed. */
  public void switched(boolean push) {
    (push ? toPush : toPolling).increment();
  }

  private static Counter switches(MeterRegistry registry, Tag process, String path) {
    return registry.getOrCreate(
        Counter.builder(SWITCHES)
            .description("Switches of the way by which work is noticed")
            .tags(List.of(process, Tag.create("to", path))));
  }
}
