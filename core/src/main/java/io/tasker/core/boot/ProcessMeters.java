package io.tasker.core.boot;

import io.tasker.core.channel.ChannelStats;
import io.tasker.core.metric.FlowMetric;
import io.tasker.core.telemetry.Meters;
import java.util.List;
import java.util.function.Supplier;

/** Gauges of what a process holds in memory: connections and channels. */
public final class ProcessMeters {
  private ProcessMeters() {}

  /** Shows the pools that are open. */
  public static void of(Pools pools, Meters meters) {
    pools
        .watched()
        .forEach(
            (name, pool) -> {
              meters.gauge(
                  FlowMetric.POOL_CONNECTIONS,
                  () -> pool.getHikariPoolMXBean().getActiveConnections(),
                  name,
                  "active");
              meters.gauge(
                  FlowMetric.POOL_CONNECTIONS,
                  () -> pool.getHikariPoolMXBean().getIdleConnections(),
                  name,
                  "idle");
              meters.gauge(
                  FlowMetric.POOL_CONNECTIONS,
                  () -> pool.getHikariPoolMXBean().getThreadsAwaitingConnection(),
                  name,
                  "waiting");
            });
  }

  /** Shows channels; the list's size and names must stay as they are. */
  public static void of(Supplier<List<ChannelStats>> channels, Meters meters) {
    List<ChannelStats> now = channels.get();
    for (int i = 0; i < now.size(); i++) {
      int place = i;
      of(now.get(i).name(), () -> channels.get().get(place), meters);
    }
  }

  private static void of(String name, Supplier<ChannelStats> channel, Meters meters) {
    meters.counter(FlowMetric.CHANNEL_SENT, () -> channel.get().accepted(), name);
    meters.counter(
        FlowMetric.CHANNEL_RECEIVED,
        () -> {
          ChannelStats now = channel.get();
          return now.accepted() - now.depth();
        },
        name);
    meters.counter(FlowMetric.CHANNEL_DROPPED, () -> channel.get().refused(), name);
    meters.gauge(FlowMetric.CHANNEL_BACKLOG, () -> channel.get().depth(), name);
    meters.gauge(FlowMetric.CHANNEL_SIZE, () -> channel.get().capacity(), name);
    meters.gauge(
        FlowMetric.CHANNEL_SATURATION, () -> channel.get().saturationPercent() / 100, name);
  }
}
