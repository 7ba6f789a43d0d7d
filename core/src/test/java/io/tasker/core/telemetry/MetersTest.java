package io.tasker.core.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.helidon.metrics.api.DistributionSummary;
import io.helidon.metrics.api.FunctionalCounter;
import io.helidon.metrics.api.Gauge;
import io.helidon.metrics.api.MeterRegistry;
import io.helidon.service.registry.Services;
import io.tasker.core.metric.FlowMetric;
import io.tasker.core.metric.TaskMetric;
import io.tasker.core.metric.WorkerMetric;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MetersTest {
  private final MeterRegistry registry = Services.get(MeterRegistry.class);
  private final Meters meters = new Meters(registry);

  @Test
  void a_counter_counts_per_label() {
    meters.counter(TaskMetric.TASKS_REQUESTED, "meters-shop").increment(2);
    meters.counter(TaskMetric.TASKS_REQUESTED, "meters-bank").increment();
    assertThat(meters.counter(TaskMetric.TASKS_REQUESTED, "meters-shop").count()).isEqualTo(2);
  }

  @Test
  void a_histogram_keeps_count_and_sum() {
    DistributionSummary histogram = meters.histogram(WorkerMetric.STEP_CLAIM, "of-this-test");
    histogram.record(3);
    meters.histogram(WorkerMetric.STEP_CLAIM, "of-this-test").record(4);
    assertThat(histogram.count()).isEqualTo(2);
    assertThat(histogram.totalAmount()).isEqualTo(7);
  }

  @Test
  void what_asks_others_is_gone_after_closing() {
    meters.gauge(TaskMetric.QUEUE_DEPTH, () -> 70_007, "of-this-test");
    meters.counter(FlowMetric.CHANNEL_SENT, () -> 80_008, "of-this-test");
    assertThat(registry.meters())
        .anySatisfy(meter -> assertThat(value(meter)).isEqualTo(70_007))
        .anySatisfy(meter -> assertThat(value(meter)).isEqualTo(80_008));

    meters.close();

    assertThat(registry.meters())
        .noneMatch(meter -> value(meter) == 70_007 || value(meter) == 80_008);
  }

  @Test
  void a_metric_cannot_be_used_as_another_kind_or_with_other_labels() {
    assertThatThrownBy(() -> meters.counter(TaskMetric.TASKS_ACTIVE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("tasker.tasks.active is a GAUGE with the labels []");
    assertThatThrownBy(() -> meters.counter(TaskMetric.TASKS_REQUESTED))
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
