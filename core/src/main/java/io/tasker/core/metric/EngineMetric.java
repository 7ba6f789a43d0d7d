package io.tasker.core.metric;

/** How the server's engine works: commands, transactions, and what it repaired. */
public enum EngineMetric implements Metric {
  MESSAGES_DEAD(
      Kind.COUNTER, "tasker.messages.dead.total", "messages", "messages that could not be used"),
  LEASES_EXPIRED(Kind.COUNTER, "tasker.leases.expired.total", "leases", "leases that ran out"),
  REPAIRS(
      Kind.COUNTER,
      "tasker.reconciler.repairs.total",
      "wake-ups",
      "wake-ups that the reconciler restored"),
  COMMANDS(
      Kind.COUNTER,
      "tasker.actor.commands.total",
      "commands",
      "commands answered; outcome is ok or failed",
      "command",
      "outcome"),
  COMMAND_QUEUE(
      Kind.HISTOGRAM,
      "tasker.actor.queue.duration",
      "ms",
      "from a command to the begin of work on it",
      "command"),
  COMMAND_WORK(
      Kind.HISTOGRAM,
      "tasker.actor.work.duration",
      "ms",
      "from there to the answer, commit included",
      "command"),
  SET_SIZE(
      Kind.HISTOGRAM,
      "tasker.writer.set.size",
      "events",
      "what one transaction of a writer handled",
      "writer",
      "operation"),
  TRANSACTION(
      Kind.HISTOGRAM,
      "tasker.db.transaction.duration",
      "ms",
      "one set operation from its first statement to its commit",
      "writer",
      "operation");

  private final MetricRow row;

  EngineMetric(Kind kind, String publicName, String unit, String meaning, String... labels) {
    row = new MetricRow(Place.SERVER, kind, publicName, unit, meaning, labels);
  }

  @Override
  public MetricRow row() {
    return row;
  }
}
