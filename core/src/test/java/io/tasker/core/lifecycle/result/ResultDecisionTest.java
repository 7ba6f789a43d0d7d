package io.tasker.core.lifecycle.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.contract.model.StepState;
import io.tasker.core.lifecycle.FakeStepSettings;
import io.tasker.core.store.AStep;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ResultDecisionTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void a_success_completes_the_step_whatever_its_attempts_say() {
    var step = AStep.in(StepState.ENQUEUED_FOR_ORCHESTRATION).attempts(3, 3).retryable(false);
    assertThat(decide(step)).isEqualTo(new ResultDecision.Complete());
  }

  @ParameterizedTest
  @EnumSource(
      value = StepState.class,
      mode = Mode.EXCLUDE,
      names = {"ENQUEUED_FOR_ORCHESTRATION", "ENQUEUED_AS_ERROR_FOR_ORCHESTRATION"})
  void in_every_other_state_nothing_was_handed_in_or_it_is_dealt_with(StepState state) {
    assertThat(decide(AStep.in(state))).isEqualTo(new ResultDecision.AlreadyApplied(state));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "1, 3, true, 10",
        "2, 3, true, 20",
        "2, 3, -, 20",
        "6, 9, true, 60",
        "9, 100, -, 60"
      })
  void a_failure_with_attempts_left_is_tried_again_after_its_wait(
      int attempts, int max, Boolean retryable, int seconds) {
    var step = failed(attempts, max, retryable);
    assertThat(decide(step)).isEqualTo(new ResultDecision.RetryAt(NOW.plusSeconds(seconds)));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {"3, 3, true", "3, 3, -", "4, 3, true", "1, 1, true", "1, 3, false", "3, 3, false"})
  void a_failure_without_attempts_left_or_not_retryable_is_for_good(
      int attempts, int max, Boolean retryable) {
    assertThat(decide(failed(attempts, max, retryable))).isEqualTo(new ResultDecision.Fail());
  }

  @Test
  void a_failure_that_counts_no_attempt_waits_as_after_the_first() {
    assertThat(decide(failed(0, 3, true)))
        .isEqualTo(new ResultDecision.RetryAt(NOW.plusSeconds(10)));
  }

  @Test
  void chance_moves_the_wait() {
    var decision =
        ResultDecision.decide(failed(1, 3, true).read(), FakeStepSettings.RETRY, NOW, -1);
    assertThat(decision).isEqualTo(new ResultDecision.RetryAt(NOW.plusMillis(8_500)));
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 1", "7, 7", "60, 60", "61, 60", "86400, 60"})
  void a_hint_takes_the_place_of_the_wait_up_to_the_longest_and_chance_leaves_it(
      int asked, int seconds) {
    var step = failed(1, 3, true).orchestrationMetadata(retryAfter(String.valueOf(asked)));
    for (double random : new double[] {-1, 0, 1}) {
      assertThat(ResultDecision.decide(step.read(), FakeStepSettings.RETRY, NOW, random))
          .isEqualTo(new ResultDecision.RetryAt(NOW.plusSeconds(seconds)));
    }
  }

  @Test
  void a_hint_gives_no_attempt_to_a_step_that_has_none_left() {
    assertThat(decide(failed(3, 3, true).orchestrationMetadata(retryAfter("1"))))
        .isEqualTo(new ResultDecision.Fail());
    assertThat(decide(failed(1, 3, false).orchestrationMetadata(retryAfter("1"))))
        .isEqualTo(new ResultDecision.Fail());
  }

  @Test
  void a_bad_hint_is_reported_and_the_wait_is_as_without() {
    assertThat(decide(failed(1, 3, true).orchestrationMetadata(retryAfter("soon"))))
        .isInstanceOfSatisfying(
            ResultDecision.RetryAt.class,
            retry -> {
              assertThat(retry.due()).isEqualTo(NOW.plusSeconds(10));
              assertThat(retry.problems()).hasSize(1);
            });
  }

  private static String retryAfter(String value) {
    return "{\"headers\":{\"Retry-After\":\"" + value + "\"},\"custom\":{}}";
  }

  private static AStep failed(int attempts, int max, Boolean retryable) {
    return AStep.in(StepState.ENQUEUED_AS_ERROR_FOR_ORCHESTRATION)
        .attempts(attempts, max)
        .retryable(retryable);
  }

  private static ResultDecision decide(AStep step) {
    return ResultDecision.decide(step.read(), FakeStepSettings.RETRY, NOW, 0);
  }
}
