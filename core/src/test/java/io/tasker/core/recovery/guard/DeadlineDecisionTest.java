package io.tasker.core.recovery.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.contract.model.StepState;
import io.tasker.core.store.AStep;
import io.tasker.core.store.WakeupKind;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DeadlineDecisionTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final int SEQ = 5;

  @ParameterizedTest
  @CsvSource({"LEASE, IN_PROGRESS, 4", "LEASE, IN_PROGRESS, 6", "RETRY, WAITING_FOR_RETRY, 4"})
  void a_deadline_for_another_version_is_dropped(WakeupKind kind, StepState state, int seq) {
    assertThat(DeadlineDecision.decide(kind, seq, AStep.in(state).seq(SEQ).read(), NOW))
        .isEqualTo(new DeadlineDecision.Drop());
  }

  @ParameterizedTest
  @EnumSource(value = StepState.class, mode = Mode.EXCLUDE, names = "IN_PROGRESS")
  void only_a_claimed_step_has_a_lease(StepState state) {
    assertThat(decide(WakeupKind.LEASE, AStep.in(state))).isEqualTo(new DeadlineDecision.Drop());
  }

  @ParameterizedTest
  @EnumSource(value = StepState.class, mode = Mode.EXCLUDE, names = "WAITING_FOR_RETRY")
  void only_a_step_that_waits_for_a_retry_has_one(StepState state) {
    assertThat(decide(WakeupKind.RETRY, AStep.in(state))).isEqualTo(new DeadlineDecision.Drop());
  }

  @ParameterizedTest
  @EnumSource(StepState.class)
  void nothing_follows_from_deadlines_that_nothing_sets(StepState state) {
    assertThat(decide(WakeupKind.DISPATCH, AStep.in(state))).isEqualTo(new DeadlineDecision.Drop());
    assertThat(decide(WakeupKind.DEADLINE, AStep.in(state))).isEqualTo(new DeadlineDecision.Drop());
  }

  @Test
  void a_lease_that_was_extended_wakes_again_at_its_end() {
    Instant until = NOW.plusNanos(1_000);
    assertThat(decide(WakeupKind.LEASE, AStep.in(StepState.IN_PROGRESS).leaseUntil(until)))
        .isEqualTo(new DeadlineDecision.WakeAgain(until));
  }

  @Test
  void a_lease_expires_at_its_very_end() {
    assertThat(decide(WakeupKind.LEASE, AStep.in(StepState.IN_PROGRESS).leaseUntil(NOW)))
        .isEqualTo(new DeadlineDecision.ExpireLease());
    assertThat(
            decide(
                WakeupKind.LEASE, AStep.in(StepState.IN_PROGRESS).leaseUntil(NOW.minusSeconds(1))))
        .isEqualTo(new DeadlineDecision.ExpireLease());
  }

  @Test
  void a_claimed_step_without_an_end_of_its_lease_is_given_up() {
    assertThat(decide(WakeupKind.LEASE, AStep.in(StepState.IN_PROGRESS)))
        .isEqualTo(new DeadlineDecision.ExpireLease());
  }

  @Test
  void a_retry_that_is_woken_early_wakes_again_at_its_time() {
    Instant due = NOW.plusSeconds(3);
    assertThat(decide(WakeupKind.RETRY, AStep.in(StepState.WAITING_FOR_RETRY).nextAttemptAt(due)))
        .isEqualTo(new DeadlineDecision.WakeAgain(due));
  }

  @Test
  void a_retry_starts_at_its_time() {
    assertThat(decide(WakeupKind.RETRY, AStep.in(StepState.WAITING_FOR_RETRY).nextAttemptAt(NOW)))
        .isEqualTo(new DeadlineDecision.Retry());
    assertThat(decide(WakeupKind.RETRY, AStep.in(StepState.WAITING_FOR_RETRY)))
        .isEqualTo(new DeadlineDecision.Retry());
  }

  private static DeadlineDecision decide(WakeupKind kind, AStep step) {
    return DeadlineDecision.decide(kind, SEQ, step.seq(SEQ).read(), NOW);
  }
}
