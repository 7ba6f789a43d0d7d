package io.tasker.core.writer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.contract.model.StepState;
import io.tasker.contract.model.TaskId;
import io.tasker.contract.model.TaskState;
import io.tasker.contract.model.TemplateName;
import io.tasker.core.lifecycle.EngineEvent;
import io.tasker.core.store.ClaimStore.Claimed;
import io.tasker.core.store.SubmitStore.Submission;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LifecycleIT {
  private static EngineHarness engine;

  @BeforeAll
  static void open() {
    engine = new EngineHarness();
  }

  @AfterAll
  static void close() {
    engine.close();
  }

  @Test
  void a_linear_task_completes_and_its_audit_tells_every_move() {
    TaskId task = engine.create(linear("linear"));

    engine.runToEnd();

    assertThat(engine.taskState(task)).isEqualTo(TaskState.COMPLETE);
    List<String> expected = new ArrayList<>(List.of("Start", "ReadyStepsFound", "StepsEnqueued"));
    for (int step = 1; step < 4; step++) {
      expected.addAll(List.of("StepCompleted", "ReadyStepsFound", "StepsEnqueued"));
    }
    expected.addAll(List.of("AllStepsCompleted", "AllStepsSuccessful"));
    assertThat(engine.history(task, null)).isEqualTo(expected).hasSize(14);
    for (int step = 0; step < 4; step++) {
      assertThat(engine.history(task, step))
          .containsExactly("Enqueue", "Start", "EnqueueForOrchestration", "Complete");
    }
  }

  @Test
  void a_join_starts_when_its_last_parent_is_done_also_if_all_are_done_in_one_set() {
    TemplateName diamond = engine.template("diamond", "a", "b: a", "c: a", "d: b, c");
    TaskId one = engine.create(diamond);
    engine.succeed(engine.claim(10));
    engine.process();
    List<Claimed> branches = engine.claim(10);
    assertThat(branches).hasSize(2);

    engine.succeed(List.of(branches.getFirst()));
    engine.process();
    assertThat(engine.stepState(one, 3)).isEqualTo(StepState.PENDING);
    engine.succeed(List.of(branches.getLast()));
    engine.process();
    assertThat(engine.stepState(one, 3)).isEqualTo(StepState.ENQUEUED);
    engine.runToEnd();

    TaskId both = engine.create(diamond);
    engine.runToEnd();
    assertThat(engine.taskState(one)).isEqualTo(TaskState.COMPLETE);
    assertThat(engine.taskState(both)).isEqualTo(TaskState.COMPLETE);
  }

  @Test
  void a_failed_attempt_waits_for_its_retry_and_so_does_the_task() {
    TaskId task = engine.create(engine.template("retry", "only"));

    engine.submit(List.of(EngineHarness.failure(engine.claim(1).getFirst(), true)));
    engine.process();
    assertThat(engine.stepState(task, 0)).isEqualTo(StepState.WAITING_FOR_RETRY);
    assertThat(engine.taskState(task)).isEqualTo(TaskState.WAITING_FOR_RETRY);

    engine.process();
    assertThat(engine.stepState(task, 0)).as("not due yet").isEqualTo(StepState.WAITING_FOR_RETRY);
    engine.clock.advance(Duration.ofMillis(1_200));
    engine.process();
    assertThat(engine.stepState(task, 0)).isEqualTo(StepState.ENQUEUED);
    Claimed second = engine.claim(1).getFirst();
    assertThat(second.attempt()).isEqualTo(2);
    engine.succeed(List.of(second));
    engine.process();

    assertThat(engine.taskState(task)).isEqualTo(TaskState.COMPLETE);
    assertThat(engine.history(task, null))
        .containsExactly(
            "Start",
            "ReadyStepsFound",
            "StepsEnqueued",
            "StepFailed",
            "RetryReady",
            "StepsEnqueued",
            "AllStepsCompleted",
            "AllStepsSuccessful");
  }

  @Test
  void a_step_without_attempts_left_blocks_its_task_and_asks_a_person() {
    TaskId task = engine.create(engine.template("exhausted", "only"));
    for (int attempt = 1; attempt <= 3; attempt++) {
      engine.submit(List.of(EngineHarness.failure(engine.claim(1).getFirst(), true)));
      engine.process();
      engine.clock.advance(Duration.ofMinutes(1));
      engine.process();
    }

    assertThat(engine.stepState(task, 0)).isEqualTo(StepState.ERROR);
    assertThat(engine.taskState(task)).isEqualTo(TaskState.BLOCKED_BY_FAILURES);
    assertThat(
            engine.all(
                "SELECT dlq_reason || ' ' || resolution_status FROM tasker.tasks_dlq WHERE"
                    + " task_uuid = '"
                    + task
                    + "'"))
        .containsExactly("max_retries_exceeded pending");
  }

  @Test
  void a_permanent_failure_does_not_stop_the_siblings() {
    TemplateName template = engine.template("siblings", "a", "b", "c: b", "d: a");
    TaskId task = engine.create(template);
    List<Claimed> roots = engine.claim(2);

    engine.submit(List.of(EngineHarness.failure(roots.getFirst(), false)));
    engine.process();
    assertThat(engine.taskState(task)).isEqualTo(TaskState.STEPS_IN_PROCESS);
    engine.succeed(List.of(roots.getLast()));
    engine.process();
    engine.runToEnd();

    assertThat(engine.stepState(task, 0)).isEqualTo(StepState.ERROR);
    assertThat(engine.stepState(task, 2)).isEqualTo(StepState.COMPLETE);
    assertThat(engine.stepState(task, 3)).isEqualTo(StepState.PENDING);
    assertThat(engine.taskState(task)).isEqualTo(TaskState.BLOCKED_BY_FAILURES);
  }

  @Test
  void a_ready_step_that_nobody_enqueued_is_enqueued_when_its_task_is_looked_at() {
    TaskId task = engine.create(engine.template("forgotten", "a", "b: a"));
    String where = " WHERE task_uuid = '" + task + "'";
    engine.execute("SELECT pgmq.purge_queue('worker_test_queue')");
    engine.execute("DELETE FROM tasker.step_transitions" + where);
    engine.execute("UPDATE tasker.workflow_steps SET state = 0, seq = 0" + where);
    engine.execute("UPDATE tasker.tasks SET state = 5, n_active = 0" + where);

    engine.decide(new EngineEvent.EvaluationAsked(task));
    engine.runToEnd();

    assertThat(engine.taskState(task)).isEqualTo(TaskState.COMPLETE);
  }

  @Test
  void results_above_a_kilobyte_live_in_their_own_table() {
    TaskId task = engine.create(engine.template("large", "only"));
    Claimed claimed = engine.claim(1).getFirst();
    var small = EngineHarness.success(claimed);
    engine.submit(
        List.of(
            new Submission(
                small.step(),
                small.token(),
                small.correlationId(),
                true,
                false,
                "{\"text\":\"" + "x".repeat(2_000) + "\"}",
                small.outcome())));
    engine.process();

    assertThat(engine.taskState(task)).isEqualTo(TaskState.COMPLETE);
    assertThat(
            engine.one(
                "SELECT result IS NULL FROM tasker.workflow_steps WHERE task_uuid = '"
                    + task
                    + "'"))
        .isEqualTo("t");
    assertThat(
            engine.one(
                "SELECT length(result->>'text') FROM tasker.step_results WHERE task_uuid = '"
                    + task
                    + "'"))
        .isEqualTo("2000");
  }

  private static TemplateName linear(String name) {
    return engine.template(name, "s1", "s2: s1", "s3: s2", "s4: s3");
  }
}
