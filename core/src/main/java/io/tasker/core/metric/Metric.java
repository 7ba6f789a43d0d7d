package io.tasker.core.metric;

import java.util.List;
import java.util.stream.Stream;

/**
 * A metric that there is. A name that public Tasker has means what it means there. Labels have few
 * values: never an id of a task or a request.
 */
public sealed interface Metric
    permits TaskMetric,
        EngineMetric,
        HealthMetric,
        SecurityMetric,
        UpkeepMetric,
        WorkerMetric,
        FlowMetric {
  /** What there is to say about it. */
  MetricRow row();

  /** Every metric, in the order of the document. */
  static List<Metric> all() {
    return Stream.<Metric[]>of(
            TaskMetric.values(),
            EngineMetric.values(),
            HealthMetric.values(),
            SecurityMetric.values(),
            UpkeepMetric.values(),
            WorkerMetric.values(),
            FlowMetric.values())
        .flatMap(Stream::of)
        .toList();
  }

  /** How a metric moves. */
  enum Kind {
    /** Only up. */
    COUNTER,
    /** Up and down. */
    GAUGE,
    /** Many values, by size. */
    HISTOGRAM
  }

  /** Which process has a metric. */
  enum Place {
    /** The orchestration server. */
    SERVER,
    /** A worker. */
    WORKER,
    /** Either. */
    BOTH
  }

  /** Which process has it. */
  default Place place() {
    return row().place();
  }

  /** How it moves. */
  default Kind kind() {
    return row().kind();
  }

  /** Its name, levels joined by dots. */
  default String publicName() {
    return row().publicName();
  }

  /** What it counts or is measured in; {@code ms}, {@code s}, a noun, or empty. */
  default String unit() {
    return row().unit();
  }

  /** One line for the operator. */
  default String meaning() {
    return row().meaning();
  }

  /** Names of its labels, in the order of their values. */
  default List<String> labels() {
    return row().labels();
  }
}
