package io.tasker.core.lifecycle.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ResultDecisionBenchmarkTest {
  private final ResultDecisionBenchmark benchmark = new ResultDecisionBenchmark();

  @Test
  void a_success_completes_its_step() {
    assertThat(benchmark.success()).isEqualTo(new ResultDecision.Complete());
  }

  @Test
  void a_failure_is_tried_again() {
    assertThat(benchmark.retry()).isInstanceOf(ResultDecision.RetryAt.class);
  }

  @Test
  void a_hint_is_followed() {
    assertThat(benchmark.retryWithHint())
        .isEqualTo(new ResultDecision.RetryAt(Instant.parse("2026-01-01T00:00:07Z")));
  }
}
