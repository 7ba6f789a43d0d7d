package io.tasker.core.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.tasker.contract.model.Json;
import io.tasker.contract.model.StepAction;
import io.tasker.contract.model.StepState;
import io.tasker.contract.model.TaskId;
import io.tasker.contract.model.TaskState;
import io.tasker.contract.model.TemplateName;
import io.tasker.core.lifecycle.EngineEvent;
import io.tasker.core.lifecycle.EventOutcome;
import io.tasker.core.state.StepTransitions;
import io.tasker.core.store.ClaimStore.Claimed;
import io.tasker.core.store.StepKey;
import io.tasker.core.writer.StepStand.Standing;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RepairIT {
  private static final StepAction RESET = new StepAction.ResetForRetry("ann", "fixed it");
  private static final StepAction RESOLVE = new StepAction.ResolveManually("ann", "not needed");
  private static final StepAction COMPLETE =
      new StepAction.CompleteManually(new Json("{\"sum\":7}"), null, "ann", "did it myself");

  private static EngineHarness engine;
  private static StepStand stand;
  private static TemplateName chain;
  private static TemplateName fork;

  @BeforeAll
  static void open() {
    engine = new EngineHarness();
    stand = new StepStand(engine);
    chain = engine.template("chain", "a", "b: a", "c: b");
    fork = engine.template("fork", "a", "b", "c: a");
  }

  @AfterAll
  static void close() {
    engine.close();
  }

  @AfterEach
  void everything_that_must_hold_holds() {
    assertThat(stand.violations()).isEmpty();
  }

  static Stream<Arguments> settlingFromOpenStates() {
    return Arrays.stream(StepState.values())
        .filter(state -> !StepTransitions.isFinal(state))
        .flatMap(state -> Stream.of(arguments(RESOLVE, state), arguments(COMPLETE, state)));
  }

  @ParameterizedTest
  @MethodSource("settlingFromOpenStates")
  void a_step_can_be_settled_by_hand_as_long_as_it_is_not_over(StepAction action, StepState from) {
    Standing standing = stand.in(chain, from);

    assertThat(stand.repair(standing.key(), action)).isEqualTo(EventOutcome.APPLIED);

    StepState settled = action == COMPLETE ? StepState.COMPLETE : StepState.RESOLVED_MANUALLY;
    assertThat(engine.stepState(standing.task(), standing.step())).isEqualTo(settled);
    assertThat(stand.violations()).isEmpty();
    Claimed claimed = standing.claimed();
    if (claimed != null) {
      assertThat(engine.succeed(List.of(claimed))).as("a late result").isEmpty();
    }
    finish(standing.task());
    assertThat(engine.stepState(standing.task(), standing.step())).isEqualTo(settled);
  }

  @Test
  void a_reset_step_starts_as_if_it_had_never_been_tried() {
    Standing standing = stand.in(chain, StepState.ERROR);

    assertThat(stand.repair(standing.key(), RESET)).isEqualTo(EventOutcome.APPLIED);

    assertThat(engine.stepState(standing.task(), 0)).isEqualTo(StepState.ENQUEUED);
    assertThat(engine.taskState(standing.task())).isEqualTo(TaskState.STEPS_IN_PROCESS);
    assertThat(stand.ofStep(standing, "attempts")).isEqualTo("0");
    assertThat(stand.ofStep(standing, "retryable")).isEqualTo("null");
    assertThat(stand.ofStep(standing, "next_attempt_at")).isEqualTo("null");
    assertThat(engine.history(standing.task(), null))
        .endsWith("PermanentFailure", "StepRepaired", "ReadyStepsFound", "StepsEnqueued");
    assertThat(stand.claim(standing.task()).attempt()).isEqualTo(1);
    engine.clock.advance(Duration.ofMinutes(5));
    finish(standing.task());
  }

  @Test
  void a_failed_step_is_reset_beside_running_ones_without_moving_the_task() {
    TaskId task = engine.create(fork);
    fail(task, 0, false);
    int moves = engine.history(task, null).size();
    assertThat(engine.taskState(task)).isEqualTo(TaskState.STEPS_IN_PROCESS);

    assertThat(stand.repair(new StepKey(task, 0), RESET)).isEqualTo(EventOutcome.APPLIED);

    assertThat(engine.history(task, null)).hasSize(moves);
    assertThat(engine.stepState(task, 0)).isEqualTo(StepState.ENQUEUED);
  }

  @ParameterizedTest
  @EnumSource(value = StepState.class, mode = EnumSource.Mode.EXCLUDE, names = "ERROR")
  void only_a_failed_step_can_be_reset(StepState from) {
    Standing standing = stand.in(chain, from);
    String before = stand.ofStep(standing, "seq");

    assertThat(stand.repair(standing.key(), RESET))
        .isEqualTo(
            new EventOutcome.Refused(
                "invalid transition from %s to ResetForRetry; it is allowed from error"
                    .formatted(from.wireName())));
    assertThat(stand.ofStep(standing, "seq")).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource(
      value = StepState.class,
      names = {"COMPLETE", "CANCELLED", "RESOLVED_MANUALLY"})
  void a_step_that_is_over_stays_as_it_is(StepState from) {
    Standing standing = stand.in(chain, from);

    for (StepAction action : List.of(RESOLVE, COMPLETE)) {
      assertThat(stand.repair(standing.key(), action))
          .asString()
          .contains("invalid transition from " + from.wireName() + " to ")
          .contains("allowed from pending, enqueued, in_progress,");
    }
    assertThat(engine.stepState(standing.task(), standing.step())).isEqualTo(from);
  }

  @Test
  void a_step_that_does_not_exist_is_unknown() {
    TaskId task = engine.create(chain);

    assertThat(stand.repair(new StepKey(task, 9), RESOLVE)).isEqualTo(EventOutcome.UNKNOWN);
    assertThat(stand.repair(new StepKey(engine.ids.next(), 0), RESOLVE))
        .isEqualTo(EventOutcome.UNKNOWN);
  }

  @Test
  void a_result_given_by_hand_is_stored_like_a_workers_with_who_and_why() {
    Standing standing = stand.in(chain, StepState.ERROR);
    Json metadata = new Json("{\"ticket\":1.50}");

    stand.repair(
        standing.key(),
        new StepAction.CompleteManually(new Json("{\"sum\":1.50}"), metadata, "ann", "by hand"));

    assertThat(stand.ofStep(standing, "result")).isEqualTo("{\"sum\": 1.50}");
    assertThat(stand.ofStep(standing, "outcome->'custom'"))
        .isEqualTo(
            "{\"ticket\": 1.50, \"completed_by\": \"ann\", \"completion_reason\": \"by hand\","
                + " \"manually_completed\": true}");
    assertThat(detail(standing)).isEqualTo("{\"by\": \"ann\", \"reason\": \"by hand\"}");
    assertThat(dlq(standing.task())).containsExactly("manually_resolved ann by hand");
  }

  @Test
  void a_large_result_given_by_hand_hides_an_earlier_small_one() {
    Standing standing = stand.in(chain, StepState.ENQUEUED_FOR_ORCHESTRATION);
    String text = "x".repeat(3_000);

    stand.repair(
        standing.key(),
        new StepAction.CompleteManually(new Json("\"" + text + "\""), null, "ann", "big"));

    assertThat(stand.ofStep(standing, "result")).isEqualTo("null");
    assertThat(
            engine.one(
                "SELECT length(result #>> '{}') FROM tasker.step_results WHERE task_uuid = '"
                    + standing.task()
                    + "'"))
        .isEqualTo("3000");
  }

  @Test
  void a_task_with_another_failure_stays_blocked_until_that_is_settled_too() {
    TaskId task = engine.create(fork);
    List<Claimed> roots = rootsOf(task);
    roots.forEach(root -> engine.submit(List.of(EngineHarness.failure(root, false))));
    engine.process();
    assertThat(engine.taskState(task)).isEqualTo(TaskState.BLOCKED_BY_FAILURES);

    stand.repair(new StepKey(task, 1), RESOLVE);
    assertThat(engine.taskState(task)).isEqualTo(TaskState.BLOCKED_BY_FAILURES);
    assertThat(dlq(task)).containsExactly("pending  ");
    assertThat(stand.violations()).isEmpty();

    stand.repair(new StepKey(task, 0), COMPLETE);
    assertThat(engine.stepState(task, 2)).isEqualTo(StepState.ENQUEUED);
    assertThat(dlq(task)).containsExactly("manually_resolved ann did it myself");
    finish(task);
  }

  @Test
  void a_task_whose_last_retry_is_settled_beside_a_failure_is_blocked() {
    TaskId task = engine.create(fork);
    List<Claimed> roots = rootsOf(task);
    engine.submit(List.of(EngineHarness.failure(roots.getFirst(), false)));
    engine.submit(List.of(EngineHarness.failure(roots.getLast(), true)));
    engine.process();
    assertThat(engine.taskState(task)).isEqualTo(TaskState.WAITING_FOR_RETRY);

    stand.repair(new StepKey(task, 1), RESOLVE);

    assertThat(engine.taskState(task)).isEqualTo(TaskState.BLOCKED_BY_FAILURES);
    assertThat(engine.history(task, null)).endsWith("StepRepaired", "PermanentFailure");
    assertThat(dlq(task)).containsExactly("pending  ");
  }

  @Test
  void settling_the_last_step_completes_the_task() {
    Standing standing = stand.in(engine.template("single", "only"), StepState.ERROR);

    stand.repair(standing.key(), RESOLVE);

    assertThat(engine.taskState(standing.task())).isEqualTo(TaskState.COMPLETE);
    assertThat(engine.history(standing.task(), null))
        .endsWith("StepRepaired", "AllStepsSuccessful");
  }

  @Test
  void a_step_settled_together_with_the_one_it_waits_for_is_not_taken_for_started() {
    TaskId task = engine.create(fork);
    fail(task, 1, false);

    settleTogether(task, 0, 2);

    assertThat(engine.history(task, null)).endsWith("StepCompleted", "PermanentFailure");
    assertThat(engine.taskState(task)).isEqualTo(TaskState.BLOCKED_BY_FAILURES);
    assertThat(dlq(task)).containsExactly("pending  ");
  }

  @Test
  void a_task_whose_last_steps_are_settled_together_tells_of_no_step_that_started() {
    TaskId task = engine.create(chain);

    settleTogether(task, 0, 1, 2);

    assertThat(engine.history(task, null))
        .containsExactly(
            "Start", "ReadyStepsFound", "StepsEnqueued", "AllStepsCompleted", "AllStepsSuccessful");
  }

  private static void settleTogether(TaskId task, int... steps) {
    assertThat(
            engine
                .decide(
                    IntStream.of(steps)
                        .mapToObj(
                            step -> new EngineEvent.RepairAsked(new StepKey(task, step), RESOLVE))
                        .toArray(EngineEvent[]::new))
                .outcomes())
        .containsOnly(EventOutcome.APPLIED);
  }

  private static List<Claimed> rootsOf(TaskId task) {
    return engine.claim(500).stream()
        .filter(claimed -> claimed.step().task().equals(task))
        .sorted((a, b) -> a.step().compareTo(b.step()))
        .toList();
  }

  private static void fail(TaskId task, int step, boolean retryable) {
    engine.submit(List.of(EngineHarness.failure(rootsOf(task).get(step), retryable)));
    engine.process();
  }

  private static void finish(TaskId task) {
    for (int round = 0; round < 6; round++) {
      engine.process();
      engine.runToEnd();
      engine.clock.advance(Duration.ofMinutes(5));
    }
    assertThat(engine.taskState(task)).isEqualTo(TaskState.COMPLETE);
  }

  private static String detail(Standing standing) {
    return engine.one(
        "SELECT detail FROM tasker.step_transitions WHERE task_uuid = '%s' AND cause >= 10"
            .formatted(standing.task()));
  }

  private static List<String> dlq(TaskId task) {
    return engine.all(
        ("SELECT concat(resolution_status, ' ', resolved_by, ' ', resolution_notes)"
                + " FROM tasker.tasks_dlq WHERE task_uuid = '%s'")
            .formatted(task));
  }
}
