package io.tasker.core.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.helidon.metrics.api.FunctionalCounter;
import io.helidon.metrics.api.Gauge;
import io.helidon.metrics.api.MeterRegistry;
import io.helidon.metrics.api.MetricsFactory;
import io.helidon.service.registry.Services;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MetersTest {
  private final MeterRegistry registry =
      Services.get(MetricsFactory.class)
          .createMeterRegistry(Services.get(MetricsFactory.class).metricsConfig());
  private final Meters meters = new Meters(registry);

  @Test
  void a_counter_counts_per_label() {
    meters.counter(Metric.TASKS_REQUESTED, "shop").increment(2);
    meters.counter(Metric.TASKS_REQUESTED, "bank").increment();
    assertThat(meters.counter(Metric.TASKS_REQUESTED, "shop").count()).isEqualTo(2);
  }

  @Test
  void a_histogram_keeps_count_and_sum() {
    meters.histogram(Metric.TASK_INITIALIZATION).record(3);
    meters.histogram(Metric.TASK_INITIALIZATION).record(4);
    assertThat(meters.histogram(Metric.TASK_INITIALIZATION).count()).isEqualTo(2);
    assertThat(meters.histogram(Metric.TASK_INITIALIZATION).totalAmount()).isEqualTo(7);
  }

  @Test
  void what_asks_others_is_gone_after_closing() {
    meters.gauge(Metric.TASKS_ACTIVE, () -> 7);
    meters.counter(Metric.CHANNEL_SENT, () -> 8, "writer-0");
    assertThat(registry.meters(List.of("application")))
        .anySatisfy(meter -> assertThat(value(meter)).isEqualTo(7))
        .anySatisfy(meter -> assertThat(value(meter)).isEqualTo(8));

    meters.close();

    assertThat(registry.meters()).noneMatch(meter -> value(meter) >= 7);
  }

  @Test
  void a_metric_cannot_be_used_as_another_kind_or_with_other_labels() {
    assertThatThrownBy(() -> meters.counter(Metric.TASKS_ACTIVE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("tasker.tasks.active is a GAUGE with the labels []");
    assertThatThrownBy(() -> meters.counter(Metric.TASKS_REQUESTED))
        .hasMessageContaining("labels [namespace]");
  }

  private static double value(Object meter) {
    return switch (meter) {
      case Gauge<?> gauge -> gauge.value().doubleValue();
      case FunctionalCounter counter -> counter.count();
      default -> -1;
    };
  }
}
