package io.tasker.core.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tasker.contract.model.ExecutionStatus;
import io.tasker.contract.model.Json;
import io.tasker.contract.model.StepCounts;
import io.tasker.contract.model.StepReadiness;
import io.tasker.contract.model.StepState;
import io.tasker.contract.model.StepView;
import io.tasker.contract.model.TaskState;
import io.tasker.contract.model.TaskView;
import io.tasker.core.store.AStep;
import io.tasker.core.store.ATask;
import io.tasker.core.store.ATemplate;
import io.tasker.core.store.StepRow;
import io.tasker.core.store.TaskPlan;
import io.tasker.core.store.ViewStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TaskViewsTest {
  private static final Instant NOW = StepRows.CREATED.plusSeconds(100);

  @ParameterizedTest(name = "{0}: {1} is {2}")
  @CsvSource({
    // steps: p waiting, r ready, q queued, i in progress, o e handed in, w waits for a retry,
    // d retry due, c complete, x error, k cancelled, m resolved by hand
    "BLOCKED_BY_FAILURES, cxp, BLOCKED_BY_FAILURES",
    "STEPS_IN_PROCESS, rq, HAS_READY_STEPS",
    "STEPS_IN_PROCESS, di, HAS_READY_STEPS",
    "STEPS_IN_PROCESS, cqp, PROCESSING",
    "STEPS_IN_PROCESS, cip, PROCESSING",
    "STEPS_IN_PROCESS, cop, PROCESSING",
    "STEPS_IN_PROCESS, cep, PROCESSING",
    "STEPS_IN_PROCESS, xip, PROCESSING",
    "STEPS_IN_PROCESS, xrp, HAS_READY_STEPS",
    "COMPLETE, ccc, ALL_COMPLETE",
    "COMPLETE, cmc, ALL_COMPLETE",
    "WAITING_FOR_RETRY, cwp, WAITING_FOR_DEPENDENCIES",
    "WAITING_FOR_RETRY, xwp, WAITING_FOR_DEPENDENCIES",
    "CANCELLED, ck, WAITING_FOR_DEPENDENCIES",
    "COMPLETE, '', WAITING_FOR_DEPENDENCIES",
  })
  void the_execution_status_is_the_first_that_applies(
      TaskState state, String steps, ExecutionStatus expected) {
    assertThat(view(state, steps).executionStatus()).isEqualTo(expected);
  }

  @Test
  void counts_tell_apart_what_clients_tell_apart() {
    assertThat(view(TaskState.STEPS_IN_PROCESS, "pprqioewdcmxk").counts())
        .isEqualTo(new StepCounts(13, 3, 1, 2, 1, 2));
  }

  @Test
  void a_failed_step_shows_in_the_health_before_the_task_is_blocked() {
    assertThat(view(TaskState.STEPS_IN_PROCESS, "xi").healthStatus()).isEqualTo("blocked");
    assertThat(view(TaskState.STEPS_IN_PROCESS, "ci").healthStatus()).isEqualTo("healthy");
  }

  @Test
  void a_view_carries_what_the_row_says() {
    TaskView view = view(TaskState.COMPLETE, "c");
    assertThat(view.task()).isEqualTo(AStep.TASK);
    assertThat(view.template()).isEqualTo(ATemplate.NAME);
    assertThat(view.state()).isEqualTo(TaskState.COMPLETE);
    assertThat(view.createdAt()).isEqualTo(StepRows.CREATED);
    assertThat(view.updatedAt()).isEqualTo(NOW);
    assertThat(view.completedAt()).isEqualTo(NOW);
    assertThat(view.context()).isEqualTo(new Json("{\"a\":1}"));
    assertThat(view.priority()).isEqualTo(7);
    assertThat(view.tags()).containsExactly("one");
    assertThat(view.correlationId()).isEqualTo(ATask.CORRELATION);
    assertThat(view.steps()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "PENDING, 0, 0, 3, true",
    "PENDING, 1, 0, 3, false",
    "PENDING, 0, 2, 3, true",
    "PENDING, 0, 3, 3, false",
    "PENDING, 0, 0, 0, true",
    "ENQUEUED, 0, 0, 3, false",
    "IN_PROGRESS, 0, 1, 3, false",
    "ENQUEUED_FOR_ORCHESTRATION, 0, 1, 3, false",
    "ENQUEUED_AS_ERROR_FOR_ORCHESTRATION, 0, 1, 3, false",
    "WAITING_FOR_RETRY, 0, 1, 3, false",
    "COMPLETE, 0, 1, 3, false",
    "ERROR, 0, 1, 3, false",
    "CANCELLED, 0, 0, 3, false",
    "RESOLVED_MANUALLY, 0, 1, 3, false",
  })
  void a_step_is_ready_if_it_waits_for_nothing_and_may_be_tried(
      StepState state, int remaining, int attempts, int max, boolean ready) {
    var row = StepRows.in(state).parents(2, remaining).attempts(attempts, max).read();
    assertThat(readiness(row).readyForExecution()).isEqualTo(ready);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {"-1, true", "0, true", "1, false", "-, false"})
  void a_retry_is_ready_from_its_time_on(@Nullable Integer millisFromNow, boolean ready) {
    Instant due = millisFromNow == null ? null : NOW.plusMillis(millisFromNow);
    var row = StepRows.in(StepState.WAITING_FOR_RETRY).attempts(1, 3).nextAttemptAt(due).read();
    assertThat(readiness(row).readyForExecution()).isEqualTo(ready);
  }

  @ParameterizedTest
  @CsvSource({"0, 3, true", "0, 0, true", "2, 3, true", "3, 3, false", "1, 1, false"})
  void another_attempt_is_allowed_until_the_limit(int attempts, int max, boolean allowed) {
    var row = StepRows.in(StepState.IN_PROGRESS).attempts(attempts, max).read();
    assertThat(readiness(row).retryEligible()).isEqualTo(allowed);
  }

  @Test
  void parents_that_are_done_are_those_that_do_not_remain() {
    StepReadiness readiness = readiness(StepRows.in(StepState.PENDING).parents(5, 2).read());
    assertThat(readiness.totalParents()).isEqualTo(5);
    assertThat(readiness.completedParents()).isEqualTo(3);
    assertThat(readiness.dependenciesSatisfied()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 1", "999, 1", "1000, 1", "1001, 2", "30000, 30", "-500, 0"})
  void the_wait_for_a_retry_is_shown_in_whole_seconds_rounded_up(long millis, int seconds) {
    Instant failed = NOW.minusSeconds(50);
    var row =
        StepRows.in(StepState.WAITING_FOR_RETRY)
            .updatedAt(failed)
            .nextAttemptAt(failed.plus(Duration.ofMillis(millis)))
            .read();
    assertThat(readiness(row).backoffSeconds()).isEqualTo(seconds);
    assertThat(readiness(row).nextRetryAt()).isEqualTo(failed.plusMillis(millis));
  }

  @Test
  void a_step_that_does_not_wait_has_no_wait_to_show() {
    StepReadiness readiness = readiness(StepRows.in(StepState.PENDING).read());
    assertThat(readiness.backoffSeconds()).isNull();
    assertThat(readiness.nextRetryAt()).isNull();
  }

  @ParameterizedTest
  @EnumSource(StepState.class)
  void only_a_step_that_is_over_was_completed_at_a_time(StepState state) {
    boolean isOver =
        state == StepState.COMPLETE
            || state == StepState.CANCELLED
            || state == StepState.RESOLVED_MANUALLY;
    StepView view = TaskViews.view(StepRows.in(state).updatedAt(NOW).read(), NOW);
    assertThat(view.completedAt()).isEqualTo(isOver ? NOW : null);
    assertThat(view.createdAt()).isEqualTo(StepRows.CREATED);
  }

  @Test
  void a_task_right_after_its_creation_looks_as_it_will_when_it_is_read() {
    TaskPlan plan = ATemplate.plan(ATemplate.of("a", "b < a", "c"));
    TaskView view = TaskViews.ofPlan(plan, NOW);
    assertThat(view.state()).isEqualTo(TaskState.STEPS_IN_PROCESS);
    assertThat(view.executionStatus()).isEqualTo(ExecutionStatus.PROCESSING);
    assertThat(view.counts()).isEqualTo(new StepCounts(3, 1, 0, 0, 0, 0));
    assertThat(view.createdAt()).isEqualTo(NOW).isEqualTo(view.updatedAt());
    assertThat(view.completedAt()).isNull();
    assertThat(view.steps())
        .extracting(StepReadiness::name, StepReadiness::state, StepReadiness::totalParents)
        .containsExactly(
            tuple("a", StepState.ENQUEUED, 0),
            tuple("b", StepState.PENDING, 1),
            tuple("c", StepState.ENQUEUED, 0));
    assertThat(view.steps().getFirst().step()).isEqualTo(AStep.TASK.step(0));
    assertThat(view.steps().getFirst().maxAttempts()).isEqualTo(3);
  }

  private static StepReadiness readiness(StepRow row) {
    return TaskViews.view(row, NOW).readiness();
  }

  private static TaskView view(TaskState state, String steps) {
    List<StepRow> rows = new ArrayList<>();
    steps.chars().forEach(kind -> rows.add(row((char) kind)));
    var task =
        new ViewStore.TaskRow(
            AStep.TASK,
            3,
            ATemplate.NAME,
            state,
            StepRows.CREATED,
            NOW,
            state == TaskState.COMPLETE ? NOW : null,
            new Json("{\"a\":1}"),
            ATemplate.request("{}").origin(),
            7,
            List.of("one"),
            ATask.CORRELATION,
            null);
    return TaskViews.of(task, rows, NOW);
  }

  private static StepRow row(char kind) {
    return switch (kind) {
      case 'p' -> StepRows.in(StepState.PENDING).parents(1, 1).read();
      case 'r' -> StepRows.in(StepState.PENDING).parents(1, 0).read();
      case 'q' -> StepRows.in(StepState.ENQUEUED).read();
      case 'i' -> StepRows.in(StepState.IN_PROGRESS).attempts(1, 3).read();
      case 'o' -> StepRows.in(StepState.ENQUEUED_FOR_ORCHESTRATION).attempts(1, 3).read();
      case 'e' -> StepRows.in(StepState.ENQUEUED_AS_ERROR_FOR_ORCHESTRATION).attempts(1, 3).read();
      case 'w' ->
          StepRows.in(StepState.WAITING_FOR_RETRY)
              .attempts(1, 3)
              .nextAttemptAt(NOW.plusSeconds(5))
              .read();
      case 'd' -> StepRows.in(StepState.WAITING_FOR_RETRY).attempts(1, 3).nextAttemptAt(NOW).read();
      case 'c' -> StepRows.in(StepState.COMPLETE).attempts(1, 3).read();
      case 'x' -> StepRows.in(StepState.ERROR).attempts(3, 3).read();
      case 'k' -> StepRows.in(StepState.CANCELLED).read();
      case 'm' -> StepRows.in(StepState.RESOLVED_MANUALLY).attempts(3, 3).read();
      default -> throw new IllegalArgumentException("no such kind of step: " + kind);
    };
  }
}
