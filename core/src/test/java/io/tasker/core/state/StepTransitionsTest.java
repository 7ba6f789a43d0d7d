package io.tasker.core.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.contract.model.StepState;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StepTransitionsTest {
  private static final List<String> OPEN =
      List.of(
          "pending",
          "enqueued",
          "in_progress",
          "enqueued_for_orchestration",
          "enqueued_as_error_for_orchestration",
          "waiting_for_retry",
          "error");
  private static final Declared DECLARED =
      Declared.of(
          """
          pending                             Enqueue                       enqueued
          enqueued                            Start                         in_progress
          in_progress                         EnqueueForOrchestration       enqueued_for_orchestration
          in_progress                         EnqueueAsErrorForOrchestration enqueued_as_error_for_orchestration
          in_progress                         LeaseExpired                  enqueued_as_error_for_orchestration
          enqueued_for_orchestration          Complete                      complete
          enqueued_for_orchestration          Fail                          error
          enqueued_as_error_for_orchestration Fail                          error
          enqueued_as_error_for_orchestration WaitForRetry                  waiting_for_retry
          waiting_for_retry                   Retry                         pending
          error                               ResetForRetry                 pending
          OPEN                                Cancel                        cancelled
          OPEN                                CompleteManually              complete
          OPEN                                ResolveManually               resolved_manually
          """,
          Map.of("OPEN", OPEN));

  @Test
  void every_declared_transition_leads_where_it_should_and_every_other_pair_is_refused() {
    DECLARED.assertIs(StepTransitions.TABLE, StepState.class, StepCause.class, StepState::wireName);
  }

  @Test
  void there_are_32_transitions() {
    assertThat(DECLARED.size()).isEqualTo(32);
    assertThat(StepTransitions.TABLE.edges()).hasSize(32).doesNotHaveDuplicates();
  }

  @Test
  void exactly_three_states_are_final_and_error_is_not() {
    assertThat(StepTransitions.TABLE.finals())
        .containsExactlyInAnyOrder(
            StepState.COMPLETE, StepState.CANCELLED, StepState.RESOLVED_MANUALLY);
    assertThat(StepTransitions.isFinal(StepState.ERROR)).isFalse();
    assertThat(StepState.values())
        .filteredOn(StepTransitions::isFinal)
        .hasSameElementsAs(StepTransitions.TABLE.finals());
  }

  @Test
  void every_state_can_be_reached_and_every_cause_is_used() {
    var edges = StepTransitions.TABLE.edges();
    assertThat(edges).extracting(TransitionTable.Edge::cause).contains(StepCause.values());
    assertThat(edges).extracting(TransitionTable.Edge::to).contains(StepState.values());
  }

  @Test
  void stored_codes_and_wire_names_are_unique() {
    assertThat(StepTransitions.TABLE.edges())
        .extracting(TransitionTable.Edge::code)
        .doesNotHaveDuplicates();
    assertThat(StepCause.values()).extracting(StepCause::code).doesNotHaveDuplicates();
    assertThat(StepCause.values()).extracting(StepCause::wireName).doesNotHaveDuplicates();
  }
}
