package io.tasker.core.writer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.contract.model.StepAction;
import io.tasker.contract.model.StepState;
import io.tasker.contract.model.TaskId;
import io.tasker.contract.model.TaskState;
import io.tasker.contract.model.TemplateName;
import io.tasker.core.lifecycle.EngineEvent;
import io.tasker.core.lifecycle.EventOutcome;
import io.tasker.core.store.ClaimStore.Claimed;
import io.tasker.core.store.StepKey;
import io.tasker.core.writer.StepStand.Standing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CancelIT {
  private static EngineHarness engine;
  private static StepStand stand;
  private static TemplateName chain;

  @BeforeAll
  static void open() {
    engine = new EngineHarness();
    stand = new StepStand(engine);
    chain = engine.template("chain", "a", "b: a", "c: b");
  }

  @AfterAll
  static void close() {
    engine.close();
  }

  @AfterEach
  void everything_that_must_hold_holds() {
    assertThat(stand.violations()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = StepState.class,
      names = {
        "ENQUEUED",
        "IN_PROGRESS",
        "ENQUEUED_FOR_ORCHESTRATION",
        "ENQUEUED_AS_ERROR_FOR_ORCHESTRATION",
        "WAITING_FOR_RETRY",
        "ERROR"
      })
  void a_cancelled_task_and_all_its_steps_end_and_nothing_moves_them_again(StepState state) {
    Standing standing = stand.in(chain, state);

    assertThat(stand.cancel(standing.task())).isEqualTo(EventOutcome.APPLIED);

    assertCancelled(standing.task());
    assertThat(engine.history(standing.task(), null)).last().isEqualTo("Cancel");
    Claimed claimed = standing.claimed();
    if (claimed != null) {
      assertThat(engine.succeed(List.of(claimed))).as("a late result").isEmpty();
    }
    assertThat(engine.claim(500)).noneMatch(step -> step.step().task().equals(standing.task()));
    engine.process();
    engine.clock.advance(Duration.ofMinutes(10));
    engine.process();
    assertCancelled(standing.task());
  }

  @Test
  void steps_that_are_done_stay_done() {
    Standing standing = stand.in(chain, StepState.COMPLETE);

    stand.cancel(standing.task());

    assertThat(engine.taskState(standing.task())).isEqualTo(TaskState.CANCELLED);
    assertThat(engine.stepState(standing.task(), 0)).isEqualTo(StepState.COMPLETE);
    assertThat(engine.stepState(standing.task(), 1)).isEqualTo(StepState.CANCELLED);
    assertThat(engine.stepState(standing.task(), 2)).isEqualTo(StepState.CANCELLED);
  }

  @Test
  void a_task_that_is_over_cannot_be_cancelled() {
    TaskId done = engine.create(engine.template("short", "only"));
    engine.succeed(List.of(stand.claim(done)));
    engine.process();
    TaskId cancelled = engine.create(chain);
    stand.cancel(cancelled);

    assertThat(stand.cancel(done)).isEqualTo(new EventOutcome.Refused("the task is complete"));
    assertThat(stand.cancel(cancelled))
        .isEqualTo(new EventOutcome.Refused("the task is cancelled"));
    assertThat(stand.cancel(engine.ids.next())).isEqualTo(EventOutcome.UNKNOWN);
  }

  @Test
  void the_reason_is_kept_and_a_pending_case_is_closed() {
    Standing standing = stand.in(chain, StepState.ERROR);
    assertThat(engine.taskState(standing.task())).isEqualTo(TaskState.BLOCKED_BY_FAILURES);

    engine.decide(new EngineEvent.CancelAsked(standing.task(), "no longer wanted"));

    assertThat(
            engine.all(
                "SELECT detail->>'reason' FROM tasker.task_transitions WHERE cause = 13 AND"
                    + " task_uuid = '"
                    + standing.task()
                    + "'"))
        .containsExactly("no longer wanted");
    assertThat(
            engine.all(
                "SELECT resolution_status || ' ' || resolution_notes FROM tasker.tasks_dlq WHERE"
                    + " task_uuid = '"
                    + standing.task()
                    + "'"))
        .containsExactly("cancelled no longer wanted");
  }

  @Test
  void a_cancel_wins_over_what_else_a_set_says_of_its_task() {
    Standing standing = stand.in(chain, StepState.ENQUEUED_FOR_ORCHESTRATION);
    StepKey step = standing.key();

    var outcomes =
        engine
            .decide(
                new EngineEvent.ResultArrived(step),
                new EngineEvent.RepairAsked(step, new StepAction.ResolveManually("me", "so")),
                new EngineEvent.CancelAsked(standing.task(), null),
                new EngineEvent.CancelAsked(standing.task(), null))
            .outcomes();

    assertThat(outcomes.get(0)).isEqualTo(EventOutcome.STALE);
    assertThat(outcomes.get(1)).isInstanceOf(EventOutcome.Refused.class);
    assertThat(outcomes.get(2)).isEqualTo(EventOutcome.APPLIED);
    assertThat(outcomes.get(3)).isEqualTo(new EventOutcome.Refused("the task is cancelled"));
    assertCancelled(standing.task());
  }

  @Test
  void cancels_race_claims_results_and_decisions_without_harm() throws Exception {
    TemplateName wide = engine.template("wide", "a", "b", "c: a", "d: b, c");
    List<TaskId> tasks = IntStream.range(0, 150).mapToObj(_ -> engine.create(wide)).toList();
    CountDownLatch cancelled = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> workers = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        workers.add(threads.submit(() -> work(cancelled)));
        workers.add(threads.submit(() -> process(cancelled)));
      }
      Future<?> canceller =
          threads.submit(
              () -> {
                for (int i = 0; i + 3 <= tasks.size(); i += 3) {
                  engine.decide(
                      new EngineEvent.CancelAsked(tasks.get(i), null),
                      new EngineEvent.CancelAsked(tasks.get(i + 1), null),
                      new EngineEvent.CancelAsked(tasks.get(i + 2), null));
                }
                cancelled.countDown();
              });
      canceller.get(60, TimeUnit.SECONDS);
      for (Future<?> worker : workers) {
        worker.get(60, TimeUnit.SECONDS);
      }
    }
    engine.process();

    assertThat(tasks.stream().map(engine::taskState))
        .allMatch(state -> state == TaskState.CANCELLED || state == TaskState.COMPLETE)
        .contains(TaskState.CANCELLED);
  }

  private static void work(CountDownLatch end) {
    while (end.getCount() > 0) {
      List<Claimed> claimed = engine.claim(7);
      if (!claimed.isEmpty()) {
        engine.succeed(claimed);
      }
    }
  }

  private static void process(CountDownLatch end) {
    ProcessSet processing = engine.processing();
    while (end.getCount() > 0) {
      processing.run(List.of(), 20, false);
    }
  }

  private static void assertCancelled(TaskId task) {
    assertThat(engine.taskState(task)).isEqualTo(TaskState.CANCELLED);
    for (int step = 0; step < 3; step++) {
      assertThat(engine.stepState(task, step)).isEqualTo(StepState.CANCELLED);
    }
    assertThat(
            engine.one(
                "SELECT completed_at IS NOT NULL FROM tasker.tasks WHERE task_uuid = '"
                    + task
                    + "'"))
        .isEqualTo("t");
  }
}
