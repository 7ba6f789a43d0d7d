package io.tasker.core.metric;

/** Messages, connections and channels of any process, and how it notices work. */
public enum FlowMetric implements Metric {
  MESSAGES_SENT(
      Kind.COUNTER, "tasker.messages.sent.total", "messages", "messages sent to a queue", "queue"),
  MESSAGES_RECEIVED(
      Kind.COUNTER,
      "tasker.messages.received.total",
      "messages",
      "messages taken off a queue",
      "queue"),
  POOL_CONNECTIONS(
      Kind.GAUGE,
      "tasker.db.pool.connections",
      "connections",
      "connections; state is active, idle or waiting (threads that wait for one)",
      "pool",
      "state"),
  CHANNEL_SENT(
      Kind.COUNTER,
      "tasker.channel.messages.sent",
      "items",
      "items taken in by a channel",
      "channel"),
  CHANNEL_RECEIVED(
      Kind.COUNTER,
      "tasker.channel.messages.received",
      "items",
      "items taken out of a channel",
      "channel"),
  CHANNEL_DROPPED(
      Kind.COUNTER,
      "tasker.channel.messages.dropped",
      "items",
      "items refused because the channel was full; nothing is lost, who offered is told",
      "channel"),
  CHANNEL_BACKLOG(
      Kind.GAUGE, "tasker.channel.backlog", "items", "items waiting in a channel", "channel"),
  CHANNEL_SIZE(
      Kind.GAUGE, "tasker.channel.buffer_size", "items", "items a channel can hold", "channel"),
  CHANNEL_SATURATION(
      Kind.GAUGE,
      "tasker.channel.saturation",
      "ratio",
      "backlog by buffer size, 0 to 1",
      "channel"),
  DELIVERY_PUSH(
      Kind.GAUGE,
      "tasker.delivery.push",
      "",
      "1 while signals come through, 0 while queues are polled",
      "process"),
  DELIVERY_SWITCHES(
      Kind.COUNTER,
      "tasker.delivery.path_switches.total",
      "switches",
      "switches of the way by which work is noticed",
      "process",
      "to");

  private final MetricRow row;

  FlowMetric(Kind kind, String publicName, String unit, String meaning, String... labels) {
    row = new MetricRow(Place.BOTH, kind, publicName, unit, meaning, labels);
  }

  @Override
  public MetricRow row() {
    return row;
  }
}
