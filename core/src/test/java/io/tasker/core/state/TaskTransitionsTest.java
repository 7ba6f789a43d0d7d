package io.tasker.core.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tasker.contract.model.TaskState;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TaskTransitionsTest {
  private static final List<String> WAITING =
      List.of("waiting_for_dependencies", "waiting_for_retry", "blocked_by_failures");
  private static final List<String> OPEN =
      List.of(
          "pending",
          "initializing",
          "enqueuing_steps",
          "steps_in_process",
          "evaluating_results",
          "waiting_for_dependencies",
          "waiting_for_retry",
          "blocked_by_failures");
  private static final Declared DECLARED =
      Declared.of(
          """
          pending                  Start               initializing
          initializing             ReadyStepsFound     enqueuing_steps
          initializing             NoStepsFound        complete
          enqueuing_steps          StepsEnqueued       steps_in_process
          steps_in_process         StepCompleted       evaluating_results
          steps_in_process         AllStepsCompleted   evaluating_results
          steps_in_process         StepFailed          waiting_for_retry
          evaluating_results       ReadyStepsFound     enqueuing_steps
          evaluating_results       NoDependenciesReady waiting_for_dependencies
          evaluating_results       AllStepsSuccessful  complete
          evaluating_results       PermanentFailure    blocked_by_failures
          waiting_for_retry        RetryReady          enqueuing_steps
          waiting_for_dependencies DependenciesReady   evaluating_results
          WAITING                  StepRepaired        evaluating_results
          OPEN                     Cancel              cancelled
          OPEN                     ResolveManually     resolved_manually
          OPEN                     GiveUp              error
          """,
          Map.of("WAITING", WAITING, "OPEN", OPEN));

  @Test
  void every_declared_transition_leads_where_it_should_and_every_other_pair_is_refused() {
    DECLARED.assertIs(TaskTransitions.TABLE, TaskState.class, TaskCause.class, TaskState::wireName);
  }

  @Test
  void there_are_40_transitions() {
    assertThat(DECLARED.size()).isEqualTo(40);
    assertThat(TaskTransitions.TABLE.edges()).hasSize(40).doesNotHaveDuplicates();
  }

  @Test
  void exactly_four_states_are_final() {
    assertThat(TaskTransitions.TABLE.finals())
        .containsExactlyInAnyOrder(
            TaskState.COMPLETE, TaskState.ERROR, TaskState.CANCELLED, TaskState.RESOLVED_MANUALLY);
    assertThat(TaskState.values())
        .filteredOn(TaskTransitions::isFinal)
        .hasSameElementsAs(TaskTransitions.TABLE.finals());
  }

  @Test
  void every_state_can_be_reached_and_every_cause_is_used() {
    var edges = TaskTransitions.TABLE.edges();
    assertThat(edges).extracting(TransitionTable.Edge::cause).contains(TaskCause.values());
    assertThat(edges)
        .extracting(TransitionTable.Edge::to)
        .contains(
            List.of(TaskState.values())
                .subList(1, TaskState.values().length)
                .toArray(TaskState[]::new));
  }

  @Test
  void stored_codes_and_wire_names_are_unique() {
    assertThat(TaskTransitions.TABLE.edges())
        .extracting(TransitionTable.Edge::code)
        .doesNotHaveDuplicates();
    assertThat(TaskCause.values()).extracting(TaskCause::code).doesNotHaveDuplicates();
    assertThat(TaskCause.values()).extracting(TaskCause::wireName).doesNotHaveDuplicates();
  }

  @Test
  void the_same_state_and_cause_cannot_be_declared_twice() {
    var builder =
        TransitionTable.of(TaskState.class, TaskCause.class)
            .allow(TaskState.PENDING, TaskCause.START, TaskState.INITIALIZING);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> builder.allow(TaskState.PENDING, TaskCause.START, TaskState.STEPS_IN_PROCESS))
        .withMessage("PENDING by START is declared twice");
  }
}
