package io.tasker.core.telemetry;

import io.helidon.metrics.api.Counter;
import io.helidon.metrics.api.DistributionStatisticsConfig;
import io.helidon.metrics.api.DistributionSummary;
import io.helidon.metrics.api.FunctionalCounter;
import io.helidon.metrics.api.Gauge;
import io.helidon.metrics.api.Meter;
import io.helidon.metrics.api.MeterRegistry;
import io.helidon.metrics.api.Tag;
import io.tasker.core.metric.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * Makes meters of {@link Metric}s. Looking one up costs more than counting: who counts often keeps
 * what it gets.
 */
public final class Meters implements AutoCloseable {
  private static final double[] MILLISECONDS = {
    0.5, 1, 2.5, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000
  };
  private static final double[] SECONDS = {
    0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900, 3_600, 21_600, 86_400
  };
  private static final double[] NO_PERCENTILES = {};
  private static final double[] SIZES = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000};

  private final MeterRegistry registry;
  private final Queue<Meter> asking = new ConcurrentLinkedQueue<>();

  /** Makes them in a registry. */
  public Meters(MeterRegistry registry) {
    this.registry = registry;
  }

  /**
   * A counter.
   *
   * @throws IllegalArgumentException if the metric is not one or has other labels
   */
  public Counter counter(Metric metric, String... labels) {
    return registry.getOrCreate(
        Counter.builder(metric.publicName())
            .description(metric.meaning())
            .tags(tags(metric, Metric.Kind.COUNTER, labels)));
  }

  /** A counter that somebody else counts. */
  public void counter(Metric metric, LongSupplier count, String... labels) {
    // Held by its function: of the object beside it the registry has a weak reference only.
    asking.add(
        registry.getOrCreate(
            FunctionalCounter.builder(metric.publicName(), metric, _ -> count.getAsLong())
                .description(metric.meaning())
                .tags(tags(metric, Metric.Kind.COUNTER, labels))));
  }

  /** A value that is asked for when it is looked at. */
  public void gauge(Metric metric, DoubleSupplier value, String... labels) {
    asking.add(
        registry.getOrCreate(
            Gauge.builder(metric.publicName(), value::getAsDouble)
                .description(metric.meaning())
                .baseUnit(baseUnit(metric))
                .tags(tags(metric, Metric.Kind.GAUGE, labels))));
  }

  /** A histogram. */
  public DistributionSummary histogram(Metric metric, String... labels) {
    return registry.getOrCreate(
        DistributionSummary.builder(
                metric.publicName(),
                DistributionStatisticsConfig.builder()
                    .percentiles(NO_PERCENTILES)
                    .buckets(buckets(metric)))
            .description(metric.meaning())
            .baseUnit(baseUnit(metric))
            .tags(tags(metric, Metric.Kind.HISTOGRAM, labels)));
  }

  /** Asks nobody any more: those who count or know by themselves are forgotten. */
  @Override
  public void close() {
    for (Meter meter = asking.poll(); meter != null; meter = asking.poll()) {
      registry.remove(meter);
    }
  }

  private static double[] buckets(Metric metric) {
    return switch (metric.unit()) {
      case "ms" -> MILLISECONDS;
      case "s" -> SECONDS;
      default -> SIZES;
    };
  }

  private static String baseUnit(Metric metric) {
    return switch (metric.unit()) {
      case "ms" -> "milliseconds";
      case "s" -> "seconds";
      default -> "";
    };
  }

  private static List<Tag> tags(Metric metric, Metric.Kind kind, String... values) {
    if (metric.kind() != kind || metric.labels().size() != values.length) {
      throw new IllegalArgumentException(
          metric.publicName() + " is a " + metric.kind() + " with the labels " + metric.labels());
    }
    List<Tag> tags = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      tags.add(Tag.create(metric.labels().get(i), values[i]));
    }
    return tags;
  }
}
