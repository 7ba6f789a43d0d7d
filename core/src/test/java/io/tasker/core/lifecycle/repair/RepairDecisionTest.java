package io.tasker.core.lifecycle.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.tasker.contract.model.Json;
import io.tasker.contract.model.StepAction;
import io.tasker.contract.model.StepState;
import io.tasker.contract.model.TaskState;
import io.tasker.core.lifecycle.repair.RepairDecision.NotFromHere;
import io.tasker.core.state.StepCause;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RepairDecisionTest {
  private static final StepAction RESET = new StepAction.ResetForRetry("me", "why");
  private static final StepAction RESOLVE = new StepAction.ResolveManually("me", "why");
  private static final StepAction.CompleteManually COMPLETE =
      new StepAction.CompleteManually(new Json("1"), null, "me", "why");
  private static final Set<StepState> OVER =
      EnumSet.of(StepState.COMPLETE, StepState.CANCELLED, StepState.RESOLVED_MANUALLY);

  static Stream<Arguments> everyActionInEveryState() {
    return Arrays.stream(StepState.values())
        .flatMap(
            state ->
                Stream.of(
                    arguments(RESET, state, state == StepState.ERROR, new RepairDecision.Reset()),
                    arguments(RESOLVE, state, !OVER.contains(state), new RepairDecision.Resolve()),
                    arguments(
                        COMPLETE,
                        state,
                        !OVER.contains(state),
                        new RepairDecision.Complete(COMPLETE))));
  }

  @ParameterizedTest
  @MethodSource("everyActionInEveryState")
  void an_action_is_done_from_the_declared_states_only(
      StepAction action, StepState state, boolean legal, RepairDecision decision) {
    var decided = RepairDecision.decide(TaskState.BLOCKED_BY_FAILURES, state, action);

    if (legal) {
      assertThat(decided).isEqualTo(decision);
    } else {
      assertThat(decided)
          .isInstanceOfSatisfying(
              NotFromHere.class,
              refused -> {
                assertThat(refused.state()).isEqualTo(state);
                assertThat(refused.allowed()).isNotEmpty().doesNotContain(state);
              });
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = TaskState.class,
      names = {"COMPLETE", "ERROR", "CANCELLED", "RESOLVED_MANUALLY"})
  void nothing_is_done_to_a_step_whose_task_is_over(TaskState task) {
    assertThat(RepairDecision.decide(task, StepState.ERROR, RESET))
        .isEqualTo(new RepairDecision.TaskIsOver(task));
    assertThat(RepairDecision.decide(task, StepState.COMPLETE, RESET))
        .as("the nearer reason counts")
        .isEqualTo(
            new NotFromHere(
                StepCause.RESET_FOR_RETRY, StepState.COMPLETE, List.of(StepState.ERROR)));
  }
}
