package io.tasker.core.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tasker.contract.error.TaskerException;
import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.core.admission.AdmissionDecision.Accept;
import io.tasker.core.admission.AdmissionDecision.Refuse;
import io.tasker.core.config.QueueDepthConfig;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AdmissionDecisionTest {
  private static final QueueDepthConfig LIMITS = new QueueDepthConfig(1_000, 5_000, 10_000);
  private static final QueueName REQUESTS = new QueueName("requests");
  private static final QueueName RESULTS = new QueueName("results");

  @ParameterizedTest
  @CsvSource({
    "false, 0, 0, 0",
    "false, 94.9, 4999, 4999",
    "false, 80, 1000, 0",
    "false, 0, , ",
  })
  void there_is_room(boolean open, double channel, Long requests, Long results) {
    assertThat(decide(open, channel, requests, results)).isEqualTo(new Accept());
  }

  @ParameterizedTest
  @CsvSource({
    "true, 100, 10000, 0, CIRCUIT_BREAKER, 30, Circuit breaker open",
    "true, 0, , , CIRCUIT_BREAKER, 30, Circuit breaker open",
    "false, 95, 10000, 0, CHANNEL_SATURATION, 15, Command channel critically saturated (95.0%)",
    "false, 99.96, , , CHANNEL_SATURATION, 15, Command channel critically saturated (100.0%)",
    "false, 94.9, 5000, 0, QUEUE_DEPTH, 30, Queue 'requests' at critical depth (5000 messages)",
    "false, 0, 9999, 0, QUEUE_DEPTH, 30, Queue 'requests' at critical depth (9999 messages)",
    "false, 0, 10000, 5000, QUEUE_DEPTH, 60, Queue 'requests' at overflow depth (10000 messages)",
    "false, 0, 5000, 10001, QUEUE_DEPTH, 60, Queue 'results' at overflow depth (10001 messages)",
  })
  void there_is_none(
      boolean open,
      double channel,
      Long requests,
      Long results,
      AdmissionDecision.Reason reason,
      long seconds,
      String text) {
    assertThat(decide(open, channel, requests, results))
        .isEqualTo(new Refuse(reason, text, Duration.ofSeconds(seconds)));
  }

  @ParameterizedTest
  @CsvSource({
    "0, NORMAL",
    "999, NORMAL",
    "1000, WARNING",
    "4999, WARNING",
    "5000, CRITICAL",
    "9999, CRITICAL",
    "10000, OVERFLOW",
  })
  void a_depth_has_a_tier(long depth, QueueTier tier) {
    assertThat(QueueTier.of(depth, LIMITS)).isEqualTo(tier);
  }

  @ParameterizedTest
  @CsvSource({"2, 1, 3", "1, 3, 2"})
  void thresholds_must_not_fall(int warning, int critical, int overflow) {
    assertThatThrownBy(() -> new QueueDepthConfig(warning, critical, overflow))
        .isInstanceOf(TaskerException.class)
        .hasMessageContaining("common.queues.pgmq.queue_depth_thresholds");
  }

  @Test
  void equal_thresholds_skip_a_tier() {
    assertThat(QueueTier.of(7, new QueueDepthConfig(7, 7, 7))).isEqualTo(QueueTier.OVERFLOW);
  }

  private static AdmissionDecision decide(
      boolean open, double channel, Long requests, Long results) {
    Map<QueueName, Long> depths = new HashMap<>();
    if (requests != null) {
      depths.put(REQUESTS, requests);
    }
    if (results != null) {
      depths.put(RESULTS, results);
    }
    return AdmissionDecision.decide(new Readings(open, channel, depths), LIMITS);
  }
}
