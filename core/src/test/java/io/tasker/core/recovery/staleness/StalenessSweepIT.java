package io.tasker.core.recovery.staleness;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.contract.model.StepState;
import io.tasker.contract.model.TaskId;
import io.tasker.contract.model.TaskState;
import io.tasker.contract.model.TemplateName;
import io.tasker.core.actor.Reply;
import io.tasker.core.lifecycle.EngineEvent;
import io.tasker.core.lifecycle.EventOutcome;
import io.tasker.core.recovery.dlq.DlqEntries;
import io.tasker.core.recovery.dlq.UnroutableSweep;
import io.tasker.core.store.DlqStore;
import io.tasker.core.store.RecoveryStore;
import io.tasker.core.writer.EngineHarness;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StalenessSweepIT {
  private static final String ENTRIES =
      "SELECT concat_ws(' ', original_state, dlq_reason, resolution_status,"
          + " task_snapshot->>'threshold_minutes') FROM tasker.tasks_dlq ORDER BY dlq_timestamp";
  private static final DlqStore.Limits LIMITS =
      new DlqStore.Limits(
          Duration.ofMinutes(60),
          Duration.ofMinutes(20),
          Duration.ofMinutes(30),
          Duration.ofHours(24));

  private final EngineHarness engine = new EngineHarness();
  private final Seen seen = new Seen();
  private TemplateName template;
  private TaskId task;

  @BeforeEach
  void a_task() {
    template = engine.template("slow", "a", "b: a");
    task = engine.create(template);
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void a_task_in_process_for_too_long_is_entered_once_and_not_moved() {
    engine.clock.advance(Duration.ofMinutes(29));
    sweep(true, false).runOnce();
    assertThat(engine.all(ENTRIES)).as("too early to tell").isEmpty();

    engine.clock.advance(Duration.ofMinutes(2));
    sweep(true, false).runOnce();
    sweep(true, false).runOnce();

    assertThat(engine.all(ENTRIES))
        .containsExactly("steps_in_process staleness_timeout pending 30");
    assertThat(seen.found).containsExactly(0, 1, 0);
    assertThat(seen.entered).isEqualTo(1);
    assertThat(engine.taskState(task)).isEqualTo(TaskState.STEPS_IN_PROCESS);
  }

  @Test
  void each_stay_counts_from_its_beginning() {
    engine.clock.advance(Duration.ofMinutes(29));
    engine.succeed(engine.claim(1));
    engine.process();
    engine.clock.advance(Duration.ofMinutes(29));

    sweep(true, false).runOnce();

    assertThat(engine.all(ENTRIES)).isEmpty();
  }

  @Test
  void a_task_that_waits_for_a_retry_has_a_threshold_of_its_own() {
    engine.submit(List.of(EngineHarness.failure(engine.claim(1).getFirst(), true)));
    engine.process();
    assertThat(engine.taskState(task)).isEqualTo(TaskState.WAITING_FOR_RETRY);
    engine.clock.advance(Duration.ofMinutes(21));

    sweep(true, false).runOnce();

    assertThat(engine.all(ENTRIES))
        .containsExactly("waiting_for_retry staleness_timeout pending 20");
  }

  @Test
  void a_template_may_have_thresholds_of_its_own() {
    TemplateName patient =
        engine.register(
            """
            name: patient
            namespace_name: test
            version: 1.0.0
            lifecycle: { max_steps_in_process_minutes: 90 }
            steps:
              - { name: a, handler: { callable: test.a } }
            """);
    TaskId waits = engine.create(patient);
    engine.clock.advance(Duration.ofMinutes(89));
    sweep(true, false).runOnce();
    assertThat(engine.all("SELECT task_uuid::text FROM tasker.tasks_dlq"))
        .containsExactly(task.toString());

    engine.clock.advance(Duration.ofMinutes(2));
    sweep(true, false).runOnce();

    assertThat(
            engine.all(
                "SELECT task_snapshot->>'threshold_minutes' FROM tasker.tasks_dlq WHERE task_uuid"
                    + " = '"
                    + waits
                    + "'"))
        .containsExactly("90");
  }

  @Test
  void an_open_task_that_is_too_old_is_found_though_it_moves() {
    engine.clock.advance(Duration.ofHours(24));
    engine.succeed(engine.claim(1));
    engine.process();

    sweep(true, false).runOnce();

    assertThat(engine.all(ENTRIES))
        .containsExactly("steps_in_process staleness_timeout pending 1440");
  }

  @Test
  void no_more_are_found_at_a_time_than_allowed() {
    engine.create(template);
    engine.create(template);
    engine.clock.advance(Duration.ofMinutes(31));

    sweep(true, false, 2).runOnce();
    assertThat(engine.all(ENTRIES)).hasSize(2);
    sweep(true, false, 2).runOnce();

    assertThat(engine.all(ENTRIES)).hasSize(3);
  }

  @Test
  void without_actions_a_task_is_only_spoken_of() {
    engine.clock.advance(Duration.ofMinutes(31));

    sweep(false, false).runOnce();

    assertThat(seen.found).containsExactly(1);
    assertThat(engine.all(ENTRIES)).isEmpty();
    assertThat(engine.taskState(task)).isEqualTo(TaskState.STEPS_IN_PROCESS);
  }

  @Test
  void a_task_is_ended_with_its_steps_if_that_is_configured_and_its_entry_stays() {
    engine.clock.advance(Duration.ofMinutes(31));

    sweep(true, true).runOnce();

    assertThat(engine.taskState(task)).isEqualTo(TaskState.ERROR);
    assertThat(engine.stepState(task, 0)).isEqualTo(StepState.CANCELLED);
    assertThat(engine.stepState(task, 1)).isEqualTo(StepState.CANCELLED);
    assertThat(engine.history(task, null)).last().isEqualTo("GiveUp");
    assertThat(seen.gaveUp).isEqualTo(1);
    settle();
    assertThat(engine.all(ENTRIES))
        .containsExactly("steps_in_process staleness_timeout pending 30");
  }

  @Test
  void a_task_that_has_moved_since_it_was_seen_is_not_ended() {
    assertThat(giveUp(task, 2)).isEqualTo(EventOutcome.STALE);
    assertThat(engine.taskState(task)).isEqualTo(TaskState.STEPS_IN_PROCESS);
  }

  @Test
  void the_entry_of_a_task_that_ends_after_all_settles_itself() {
    engine.clock.advance(Duration.ofMinutes(31));
    sweep(true, false).runOnce();
    engine.runToEnd();

    settle();

    assertThat(engine.all(ENTRIES))
        .containsExactly("steps_in_process staleness_timeout manually_resolved 30");
  }

  private void settle() {
    new UnroutableSweep(
            dlq(), openTasks(), new DlqEntries(engine.ids), Optional.empty(), _ -> {}, engine.clock)
        .runOnce();
  }

  private StalenessSweep sweep(boolean entered, boolean givenUp) {
    return sweep(entered, givenUp, 100);
  }

  private StalenessSweep sweep(boolean entered, boolean givenUp, int batchSize) {
    return new StalenessSweep(
        dlq(),
        openTasks(),
        new DlqEntries(engine.ids),
        new StalenessSweep.Rules(LIMITS, batchSize, entered, givenUp),
        seen,
        engine.clock);
  }

  private DlqStore dlq() {
    return new DlqStore(engine.pools.chores());
  }

  private RecoveryStore openTasks() {
    return new RecoveryStore(engine.pools.chores(), engine.queues);
  }

  private EventOutcome giveUp(TaskId task, int seq) {
    return engine.outcomes(new EngineEvent.GivenUp(task, seq, "stale")).getFirst();
  }

  private final class Seen implements StalenessSweep.Effects {
    private final List<Integer> found = new ArrayList<>();
    private int entered;
    private int gaveUp;

    @Override
    public void giveUp(TaskId task, int seq, String reason, Reply<EventOutcome> reply) {
      reply.complete(StalenessSweepIT.this.giveUp(task, seq));
    }

    @Override
    public void entered(int count) {
      entered += count;
    }

    @Override
    public void lookedAt(int count) {
      found.add(count);
    }

    @Override
    public void gaveUp() {
      gaveUp++;
    }
  }
}
