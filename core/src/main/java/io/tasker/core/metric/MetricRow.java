package io.tasker.core.metric;

import java.util.List;

/**
 * What there is to say about a metric.
 *
 * @param place which process has it
 * @param kind how it moves
 * @param publicName its name, levels joined by dots
 * @param unit what it counts or is measured in; {@code ms}, {@code s}, a noun, or empty
 * @param meaning one line for the operator
 * @param labels names of its labels, in the order of their values
 */
public record MetricRow(
    Metric.Place place,
    Metric.Kind kind,
    String publicName,
    String unit,
    String meaning,
    List<String> labels) {
  public MetricRow {
    labels = List.copyOf(labels);
  }

  MetricRow(
      Metric.Place place,
      Metric.Kind kind,
      String publicName,
      String unit,
      String meaning,
      String... labels) {
    this(place, kind, publicName, unit, meaning, List.of(labels));
  }
}
