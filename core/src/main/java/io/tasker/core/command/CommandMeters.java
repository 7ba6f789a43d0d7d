package io.tasker.core.command;

import io.helidon.metrics.api.Counter;
import io.helidon.metrics.api.DistributionSummary;
import io.tasker.core.metric.EngineMetric;
import io.tasker.core.telemetry.Meters;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Shows per kind of command how many are answered, how long they wait and how long they take. */
public final class CommandMeters implements CommandStats.Observer {
  private static final double NANOS_PER_MILLI = 1_000_000;

  private final Map<CommandKind, OfKind> kinds = new EnumMap<>(CommandKind.class);

  private record OfKind(
      Counter ok, Counter failed, DistributionSummary queue, DistributionSummary work) {}

  /** Registers them. */
  public CommandMeters(Meters meters) {
    for (CommandKind kind : CommandKind.values()) {
      String name = kind.name().toLowerCase(Locale.ROOT);
      kinds.put(
          kind,
          new OfKind(
              meters.counter(EngineMetric.COMMANDS, name, "ok"),
              meters.counter(EngineMetric.COMMANDS, name, "failed"),
              meters.histogram(EngineMetric.COMMAND_QUEUE, name),
              meters.histogram(EngineMetric.COMMAND_WORK, name)));
    }
  }

  @Override
  public void answered(CommandKind kind, long queueNanos, long workNanos, boolean failed) {
    OfKind meters = kinds.get(kind);
    if (meters != null) {
      (failed ? meters.failed() : meters.ok()).increment();
      meters.queue().record(queueNanos / NANOS_PER_MILLI);
      meters.work().record(workNanos / NANOS_PER_MILLI);
    }
  }
}
