package io.tasker.core.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.metrics.api.Gauge;
import io.helidon.metrics.api.MeterRegistry;
import io.helidon.metrics.api.Tag;
import io.helidon.service.registry.Services;
import io.tasker.core.channel.ChannelStats;
import io.tasker.core.metric.HealthMetric;
import io.tasker.core.metric.Metric;
import io.tasker.core.telemetry.Meters;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PublicGaugesTest {
  private final MeterRegistry registry = Services.get(MeterRegistry.class);
  private final Meters meters = new Meters(registry);
  private volatile String state = "Startup";
  private volatile int depth;

  @BeforeEach
  void show() {
    new PublicGauges(
            () -> state,
            () -> 7,
            () -> 2,
            () -> List.of(new ChannelStats("writer-1", depth, 1_000, 0, 0)))
        .show("1.2.3", meters);
  }

  @AfterEach
  void close() {
    meters.close();
  }

  @Test
  void the_process_says_what_it_is() {
    assertThat(value(HealthMetric.ORCHESTRATION_INFO, "1.2.3")).isEqualTo(1);
    assertThat(value(HealthMetric.ORCHESTRATION_POOL)).isEqualTo(7);
    assertThat(value(HealthMetric.ORCHESTRATION_BREAKER)).isEqualTo(2);
  }

  @Test
  void it_runs_in_its_normal_state_only() {
    assertThat(value(HealthMetric.ORCHESTRATION_RUNNING)).isZero();
    state = "Normal";
    assertThat(value(HealthMetric.ORCHESTRATION_RUNNING)).isEqualTo(1);
    state = "GracefulShutdown";
    assertThat(value(HealthMetric.ORCHESTRATION_RUNNING)).isZero();
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "799, 0", "800, 1", "949, 1", "950, 2"})
  void a_channel_is_as_healthy_as_it_is_empty(int items, int health) {
    depth = items;
    assertThat(value(HealthMetric.ORCHESTRATION_CHANNEL, "writer-1", "orchestration"))
        .isEqualTo(health);
  }

  private double value(Metric metric, String... labels) {
    List<Tag> tags =
        Arrays.stream(labels)
            .map(label -> Tag.create(metric.labels().get(List.of(labels).indexOf(label)), label))
            .toList();
    return registry
        .meter(Gauge.class, metric.publicName(), tags)
        .orElseThrow()
        .value()
        .doubleValue();
  }
}
