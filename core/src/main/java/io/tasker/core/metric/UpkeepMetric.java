package io.tasker.core.metric;

/** What is deleted because of its age, and partitions of the history. */
public enum UpkeepMetric implements Metric {
  RETENTION_TASKS(
      Kind.COUNTER,
      "tasker.retention.tasks_deleted.total",
      "tasks",
      "tasks deleted because of their age"),
  RETENTION_PARTITIONS(
      Kind.COUNTER,
      "tasker.retention.partitions_dropped.total",
      "partitions",
      "partitions of history dropped because of their age"),
  RETENTION_FAILURES(
      Kind.COUNTER,
      "tasker.retention.failures.total",
      "tries",
      "times that something was old and could not be deleted; the log says why"),
  HISTORY_DEFAULT_ROWS(
      Kind.GAUGE,
      "tasker.history.default_rows",
      "rows",
      "rows of history whose partition was not made in time");

  private final MetricRow row;

  UpkeepMetric(Kind kind, String publicName, String unit, String meaning, String... labels) {
    row = new MetricRow(Place.SERVER, kind, publicName, unit, meaning, labels);
  }

  @Override
  public MetricRow row() {
    return row;
  }
}
