package io.tasker.core.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.contract.operations.HealthOperations.Check;
import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.core.config.QueueDepthConfig;
import io.tasker.core.resilience.BreakerState;
import io.tasker.core.resilience.BreakerStats;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LoadChecksTest {
  private static final QueueDepthConfig LIMITS = new QueueDepthConfig(10, 20, 30);

  @ParameterizedTest
  @CsvSource({"9, healthy", "10, degraded", "20, unhealthy", "30, unhealthy"})
  void the_fullest_queue_counts(long depth, String status) {
    Check check =
        LoadChecks.queueDepth(
            Optional.of(Map.of(new QueueName("a"), 1L, new QueueName("b"), depth)), LIMITS);

    assertThat(check.status()).isEqualTo(status);
    assertThat(check.message()).endsWith("b holds " + depth + " messages");
  }

  @Test
  void a_depth_that_nobody_saw_is_unknown() {
    assertThat(LoadChecks.queueDepth(Optional.empty(), LIMITS).status()).isEqualTo("unknown");
  }

  @ParameterizedTest
  @CsvSource({"79.9, healthy", "80, degraded", "94.9, degraded", "95, unhealthy"})
  void channels_are_degraded_before_they_refuse(double percent, String status) {
    assertThat(LoadChecks.channelSaturation(percent).status()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({"80, healthy", "80.1, degraded", "95, degraded", "95.1, unhealthy"})
  void the_fullest_pool_counts(double percent, String status) {
    assertThat(LoadChecks.poolUtilization(Map.of("engine", percent, "API", 3.0)).status())
        .isEqualTo(status);
    assertThat(LoadChecks.poolUtilization(Map.of("engine", 3.0, "API", percent)).status())
        .isEqualTo(status);
  }

  @Test
  void each_pool_is_shown() {
    SortedMap<String, Double> percents = new TreeMap<>(Map.of("API", 100.0, "engine", 12.5));
    assertThat(LoadChecks.poolUtilization(percents))
        .isEqualTo(new Check("unhealthy", "connections in use: API 100.0 %, engine 12.5 %", 0));
  }

  @ParameterizedTest
  @CsvSource({
    "CLOSED, healthy, 'database Closed; messaging is in the database'",
    "HALF_OPEN, degraded,"
        + " 'database HalfOpen, last failure: gone; messaging is in the database'",
    "OPEN, degraded, 'database Open, last failure: gone; messaging is in the database'",
  })
  void a_breaker_that_is_not_closed_is_degraded(BreakerState state, String status, String text) {
    assertThat(LoadChecks.circuitBreakers(List.of(stats("database", state)), true))
        .isEqualTo(new Check(status, text, 0));
  }

  @Test
  void one_open_breaker_of_two_is_enough() {
    assertThat(
            LoadChecks.circuitBreakers(
                List.of(stats("database", BreakerState.CLOSED), stats("broker", BreakerState.OPEN)),
                false))
        .isEqualTo(new Check("degraded", "database Closed; broker Open, last failure: gone", 0));
  }

  private static BreakerStats stats(String name, BreakerState state) {
    return new BreakerStats(name, state, 0, 0, 0, 0, 0, "gone");
  }
}
