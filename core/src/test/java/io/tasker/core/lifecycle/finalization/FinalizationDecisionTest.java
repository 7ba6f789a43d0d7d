package io.tasker.core.lifecycle.finalization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.tasker.contract.model.TaskState;
import io.tasker.core.state.TaskCause;
import io.tasker.core.state.TaskTransitions;
import io.tasker.core.store.TaskSnapshot.Counts;
import java.util.EnumSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FinalizationDecisionTest {
  private static final Set<TaskState> NEVER_AT_REST =
      EnumSet.of(
          TaskState.PENDING,
          TaskState.INITIALIZING,
          TaskState.ENQUEUING_STEPS,
          TaskState.EVALUATING_RESULTS);

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      nullValues = "-",
      value = {
        // what, steps, done, active, retry, failed, cancelled, ready, retried, events, ends in
        "a step became ready, 5,2,1,0,0,0, 1,0,"
            + "StepCompleted ReadyStepsFound StepsEnqueued, STEPS_IN_PROCESS",
        "a step became ready beside a failed branch, 5,1,2,0,1,0, 1,0,"
            + "StepCompleted ReadyStepsFound StepsEnqueued, STEPS_IN_PROCESS",
        "a step became ready and a retry due, 5,1,3,0,0,0, 1,1,"
            + "StepCompleted ReadyStepsFound StepsEnqueued, STEPS_IN_PROCESS",
        "only retries became due, 5,1,1,0,0,0, 0,1, -, STEPS_IN_PROCESS",
        "nothing is ready but steps are active, 5,1,2,0,0,0, 0,0, -, STEPS_IN_PROCESS",
        "steps are active beside a retry and a failure, 5,1,1,1,1,0, 0,0, -, STEPS_IN_PROCESS",
        "everything is done, 5,5,0,0,0,0, 0,0, AllStepsCompleted AllStepsSuccessful, COMPLETE",
        "only retries are left, 5,3,0,1,0,0, 0,0, StepFailed, WAITING_FOR_RETRY",
        "a retry is left beside a failure, 5,3,0,1,1,0, 0,0, StepFailed, WAITING_FOR_RETRY",
        "only failures are left, 5,3,0,0,1,0, 0,0,"
            + "StepCompleted PermanentFailure, BLOCKED_BY_FAILURES",
        "a failure and a cancelled step are left, 5,3,0,0,1,1, 0,0,"
            + "StepCompleted PermanentFailure, BLOCKED_BY_FAILURES",
        "steps are left that nothing moves, 5,3,0,0,0,1, 0,0,"
            + "StepCompleted NoDependenciesReady, WAITING_FOR_DEPENDENCIES",
      })
  void a_task_in_process(
      String what,
      int steps,
      int done,
      int active,
      int retry,
      int failed,
      int cancelled,
      int ready,
      int retried,
      String events,
      TaskState end) {
    var counts = new Counts(done, active, retry, failed, cancelled);
    var decision =
        FinalizationDecision.decide(
            TaskState.STEPS_IN_PROCESS, steps, counts, ready, retried, false);
    assertThat(names(decision)).isEqualTo(events == null ? "" : events);
    assertThat(after(TaskState.STEPS_IN_PROCESS, decision)).isEqualTo(end);
    assertThat(decision instanceof FinalizationDecision.Block)
        .as("a person is asked exactly when the task is blocked")
        .isEqualTo(end == TaskState.BLOCKED_BY_FAILURES);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      nullValues = "-",
      value = {
        // state, done of 5, active, retry, failed, events, ends in
        "BLOCKED_BY_FAILURES, 5,0,0,0, StepRepaired AllStepsSuccessful, COMPLETE",
        "BLOCKED_BY_FAILURES, 2,1,0,1,"
            + "StepRepaired ReadyStepsFound StepsEnqueued, STEPS_IN_PROCESS",
        "BLOCKED_BY_FAILURES, 3,0,0,1, -, BLOCKED_BY_FAILURES",
        "WAITING_FOR_RETRY, 5,0,0,0, StepRepaired AllStepsSuccessful, COMPLETE",
        "WAITING_FOR_RETRY, 2,1,1,0,"
            + "StepRepaired ReadyStepsFound StepsEnqueued, STEPS_IN_PROCESS",
        "WAITING_FOR_RETRY, 3,0,1,1, -, WAITING_FOR_RETRY",
        "WAITING_FOR_RETRY, 3,0,0,1, StepRepaired PermanentFailure, BLOCKED_BY_FAILURES",
        "WAITING_FOR_RETRY, 3,0,0,0,"
            + "StepRepaired NoDependenciesReady, WAITING_FOR_DEPENDENCIES",
        "WAITING_FOR_DEPENDENCIES, 3,0,0,0, -, WAITING_FOR_DEPENDENCIES",
        "WAITING_FOR_DEPENDENCIES, 2,1,0,0,"
            + "StepRepaired ReadyStepsFound StepsEnqueued, STEPS_IN_PROCESS",
        "STEPS_IN_PROCESS, 5,0,0,0, AllStepsCompleted AllStepsSuccessful, COMPLETE",
        "STEPS_IN_PROCESS, 2,1,0,0, -, STEPS_IN_PROCESS",
        "STEPS_IN_PROCESS, 3,0,1,0, StepFailed, WAITING_FOR_RETRY",
      })
  void a_task_of_which_a_step_was_repaired(
      TaskState state, int done, int active, int retry, int failed, String events, TaskState end) {
    var decision =
        FinalizationDecision.decide(
            state, 5, new Counts(done, active, retry, failed, 0), 0, 0, true);
    assertThat(names(decision)).isEqualTo(events == null ? "" : events);
    assertThat(after(state, decision)).isEqualTo(end);
    assertThat(decision instanceof FinalizationDecision.Block)
        .isEqualTo(end == TaskState.BLOCKED_BY_FAILURES && events != null);
  }

  @Test
  void a_task_that_waits_for_a_retry_goes_on_when_one_is_due() {
    var decision =
        FinalizationDecision.decide(
            TaskState.WAITING_FOR_RETRY, 5, new Counts(3, 1, 0, 0, 0), 0, 1, false);
    assertThat(names(decision)).isEqualTo("RetryReady StepsEnqueued");
    assertThat(after(TaskState.WAITING_FOR_RETRY, decision)).isEqualTo(TaskState.STEPS_IN_PROCESS);
  }

  @Test
  void a_task_that_waits_for_its_dependencies_goes_on_when_a_step_was_enqueued() {
    assertThat(
            FinalizationDecision.decide(
                    TaskState.WAITING_FOR_DEPENDENCIES, 5, new Counts(3, 1, 0, 0, 0), 0, 0, false)
                .moves())
        .containsExactly(
            TaskCause.DEPENDENCIES_READY, TaskCause.READY_STEPS_FOUND, TaskCause.STEPS_ENQUEUED);
    assertThat(
            FinalizationDecision.decide(
                TaskState.WAITING_FOR_DEPENDENCIES, 5, new Counts(3, 0, 0, 0, 0), 0, 0, false))
        .isEqualTo(new FinalizationDecision.Stay());
  }

  @Test
  void a_task_that_waits_for_a_retry_stays_until_one_is_due() {
    assertThat(
            FinalizationDecision.decide(
                TaskState.WAITING_FOR_RETRY, 5, new Counts(3, 0, 1, 0, 0), 0, 0, false))
        .isEqualTo(new FinalizationDecision.Stay());
  }

  @ParameterizedTest
  @EnumSource(
      value = TaskState.class,
      names = {"BLOCKED_BY_FAILURES", "COMPLETE", "ERROR", "CANCELLED", "RESOLVED_MANUALLY"})
  void a_task_that_waits_for_a_person_or_is_over_stays(TaskState state) {
    var random = new SplittableRandom(3);
    for (int i = 0; i < 100; i++) {
      assertThat(
              FinalizationDecision.decide(
                  state, 5, counts(random, 5), random.nextInt(3), random.nextInt(3), false))
          .isEqualTo(new FinalizationDecision.Stay());
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = TaskState.class,
      names = {"PENDING", "INITIALIZING", "ENQUEUING_STEPS", "EVALUATING_RESULTS"})
  void a_state_in_which_no_task_rests_is_a_defect(TaskState state) {
    assertThatIllegalStateException()
        .isThrownBy(
            () -> FinalizationDecision.decide(state, 2, new Counts(0, 1, 0, 0, 0), 0, 0, false))
        .withMessageContaining(state.name());
  }

  @ParameterizedTest
  @EnumSource(
      value = TaskState.class,
      mode = Mode.EXCLUDE,
      names = {"PENDING", "INITIALIZING", "ENQUEUING_STEPS", "EVALUATING_RESULTS"})
  void whatever_the_counts_the_moves_are_legal_and_end_where_a_task_may_rest(TaskState state) {
    var random = new SplittableRandom(11);
    for (int i = 0; i < 5_000; i++) {
      int steps = random.nextInt(1, 12);
      var decision =
          FinalizationDecision.decide(
              state,
              steps,
              counts(random, steps),
              random.nextInt(3),
              random.nextInt(3),
              random.nextBoolean());
      TaskState end = after(state, decision);
      assertThat(NEVER_AT_REST).doesNotContain(end);
      if (TaskTransitions.isFinal(state)) {
        assertThat(end).isEqualTo(state);
      }
    }
  }

  @Test
  void every_state_is_either_decided_on_or_never_at_rest() {
    assertThat(NEVER_AT_REST).hasSize(4);
    assertThat(TaskState.values()).hasSize(12);
  }

  private static Counts counts(SplittableRandom random, int steps) {
    int[] of = new int[6];
    for (int i = 0; i < steps; i++) {
      of[random.nextInt(6)]++;
    }
    return new Counts(of[0], of[1], of[2], of[3], of[4]);
  }

  private static TaskState after(TaskState state, FinalizationDecision decision) {
    for (TaskCause cause : decision.moves()) {
      state = TaskTransitions.TABLE.require(state, cause);
    }
    return state;
  }

  private static String names(FinalizationDecision decision) {
    return decision.moves().stream().map(TaskCause::wireName).collect(Collectors.joining(" "));
  }
}
