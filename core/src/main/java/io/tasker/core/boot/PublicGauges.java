package io.tasker.core.boot;

import io.tasker.core.admission.AdmissionDecision;
import io.tasker.core.channel.ChannelStats;
import io.tasker.core.metric.HealthMetric;
import io.tasker.core.telemetry.Meters;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * Gauges that dashboards for public Tasker ask for by these names.
 *
 * @param state operational state, as the public API names it
 * @param connections held for the engine
 * @param breaker 0 closed, 1 half-open, 2 open
 * @param channels of commands; the list's size and names must stay as they are
 */
record PublicGauges(
    Supplier<String> state,
    DoubleSupplier connections,
    DoubleSupplier breaker,
    Supplier<List<ChannelStats>> channels) {
  private static final String COMPONENT = "orchestration";

  /** Registers them. */
  void show(String version, Meters meters) {
    meters.gauge(HealthMetric.ORCHESTRATION_INFO, () -> 1, version);
    meters.gauge(HealthMetric.ORCHESTRATION_RUNNING, () -> state.get().equals("Normal") ? 1 : 0);
    meters.gauge(HealthMetric.ORCHESTRATION_POOL, connections);
    meters.gauge(HealthMetric.ORCHESTRATION_BREAKER, breaker);
    List<ChannelStats> now = channels.get();
    for (int i = 0; i < now.size(); i++) {
      int place = i;
      meters.gauge(
          HealthMetric.ORCHESTRATION_CHANNEL,
          () -> health(channels.get().get(place).saturationPercent()),
          now.get(i).name(),
          COMPONENT);
    }
  }

  private static int health(double percent) {
    if (percent >= AdmissionDecision.CRITICAL_PERCENT) {
      return 2;
    }
    return percent >= AdmissionDecision.SATURATED_PERCENT ? 1 : 0;
  }
}
