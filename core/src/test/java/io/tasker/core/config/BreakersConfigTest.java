package io.tasker.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tasker.contract.error.TaskerException;
import io.tasker.core.resilience.BreakerSettings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BreakersConfigTest {
  private static final String SECTION = "common.circuit_breakers.";

  private static BreakersConfig breakers(Map<String, String> settings) {
    return ConfigLoader.defaults(settings).config().common().breakers();
  }

  @Test
  void a_component_without_thresholds_has_the_default_ones() {
    BreakersConfig breakers =
        breakers(
            Map.of(
                SECTION + "default_config.failure_threshold", "7",
                SECTION + "default_config.timeout_seconds", "3",
                SECTION + "component_configs.web.success_threshold", "4"));

    assertThat(breakers.database()).isEqualTo(new BreakerSettings(7, Duration.ofSeconds(3), 4));
    assertThat(breakers.messaging()).isEqualTo(new BreakerSettings(7, Duration.ofSeconds(3), 2));
  }

  @Test
  void messaging_may_be_called_pgmq() {
    var loaded =
        ConfigLoader.defaults(Map.of(SECTION + "component_configs.pgmq.failure_threshold", "9"));

    assertThat(loaded.config().common().breakers().messaging().failureThreshold()).isEqualTo(9);
    assertThat(loaded.warnings()).isEmpty();
  }

  @Test
  void an_unknown_component_is_refused_and_one_without_meaning_is_not() {
    assertThatThrownBy(() -> breakers(Map.of(SECTION + "component_configs.wep.x", "1")))
        .isInstanceOf(TaskerException.class)
        .hasMessageContaining("unknown key");
    assertThat(breakers(Map.of(SECTION + "component_configs.cache.failure_threshold", "1")))
        .isEqualTo(breakers(Map.of()));
  }

  @Test
  void queue_thresholds_that_fall_stop_the_start() {
    assertThatThrownBy(
            () ->
                breakers(
                    Map.of(
                        "common.queues.pgmq.queue_depth_thresholds.critical_threshold", "20000")))
        .isInstanceOf(TaskerException.class)
        .hasMessageContaining("1000, 20000, 10000");
  }
}
