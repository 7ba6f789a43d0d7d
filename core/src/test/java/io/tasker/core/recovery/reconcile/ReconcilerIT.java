package io.tasker.core.recovery.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.contract.model.TaskId;
import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.core.actor.Reply;
import io.tasker.core.lifecycle.EventOutcome;
import io.tasker.core.lifecycle.TemplateStepSettings;
import io.tasker.core.store.RecoveryStore;
import io.tasker.core.store.StepKey;
import io.tasker.core.store.WakeupKind;
import io.tasker.core.writer.EngineHarness;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** The reconciler finds every lost wake-up, and nothing where there is one. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReconcilerIT {
  private static final QueueName WORKERS = EngineHarness.QUEUES.ofWorkers("test");

  private final EngineHarness engine = new EngineHarness();
  private final Findings findings = new Findings();
  private final Reconciler reconciler =
      new Reconciler(
          new RecoveryStore(engine.pools.chores(), engine.queues),
          new TemplateStepSettings(engine.templates, EngineHarness.QUEUES),
          EngineHarness.RESULTS,
          findings,
          _ -> {},
          engine.clock,
          new Reconciler.Patience(
              Duration.ofMinutes(5), Duration.ofMinutes(1), Duration.ofMinutes(1)));
  private TaskId task;

  @BeforeEach
  void a_task() {
    task = engine.create(engine.template("watched", "a", "b: a"));
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void a_queued_step_whose_message_is_there_is_left_alone_however_long_nobody_takes_it() {
    for (int round = 0; round < 3; round++) {
      engine.clock.advance(Duration.ofHours(1));
      reconciler.runOnce();
    }

    assertThat(findings.all).isEmpty();
    assertThat(engine.depth(WORKERS)).isEqualTo(1);
  }

  @Test
  void a_queued_step_whose_message_is_gone_is_sent_again() {
    engine.execute("SELECT pgmq.purge_queue('" + WORKERS + "')");
    reconciler.runOnce();
    assertThat(findings.all).as("too early to tell").isEmpty();

    engine.clock.advance(Duration.ofMinutes(6));
    reconciler.runOnce();

    assertThat(findings.all).containsExactly("resend " + task + " 0 seq 1");
  }

  @Test
  void a_handed_in_step_whose_message_is_gone_is_processed() {
    engine.succeed(engine.claim(1));
    engine.clock.advance(Duration.ofMinutes(6));
    reconciler.runOnce();
    assertThat(findings.all).as("the message is there").isEmpty();

    engine.execute("SELECT pgmq.purge_queue('" + EngineHarness.RESULTS + "')");
    reconciler.runOnce();

    assertThat(findings.all).containsExactly("result " + task + " 0");
  }

  @Test
  void a_lease_that_nobody_watches_is_ended() {
    engine.claim(1);
    engine.execute("TRUNCATE tasker.wakeups");
    engine.clock.advance(Duration.ofSeconds(50));
    reconciler.runOnce();
    assertThat(findings.all).as("a sweep may still come").isEmpty();

    engine.clock.advance(Duration.ofMinutes(2));
    reconciler.runOnce();

    assertThat(findings.all).containsExactly("LEASE " + task + " 0 seq 2");
  }

  @Test
  void a_retry_that_nobody_watches_is_started() {
    engine.submit(List.of(EngineHarness.failure(engine.claim(1).getFirst(), true)));
    engine.process();
    engine.execute("TRUNCATE tasker.wakeups");
    engine.clock.advance(Duration.ofMinutes(3));

    reconciler.runOnce();

    assertThat(findings.all).containsExactly("RETRY " + task + " 0 seq 4");
  }

  @Test
  void a_task_that_rests_where_nothing_wakes_it_is_evaluated() {
    engine.execute("UPDATE tasker.tasks SET n_active = 0 WHERE task_uuid = '" + task + "'");

    reconciler.runOnce();

    assertThat(findings.all).containsExactly("evaluate " + task);
  }

  @Test
  void tasks_that_are_over_are_not_looked_at() {
    engine.runToEnd();
    engine.clock.advance(Duration.ofDays(1));

    reconciler.runOnce();

    assertThat(findings.all).isEmpty();
  }

  private static final class Findings implements Reconciler.Repairs {
    private final List<String> all = new ArrayList<>();

    @Override
    public void resend(StepKey step, int seq, Reply<EventOutcome> reply) {
      all.add("resend " + step.task() + " " + step.number() + " seq " + seq);
    }

    @Override
    public void deadline(WakeupKind kind, StepKey step, int seq, Reply<EventOutcome> reply) {
      all.add(kind + " " + step.task() + " " + step.number() + " seq " + seq);
    }

    @Override
    public void result(StepKey step, Reply<EventOutcome> reply) {
      all.add("result " + step.task() + " " + step.number());
    }

    @Override
    public void evaluate(TaskId task, Reply<EventOutcome> reply) {
      all.add("evaluate " + task);
    }
  }
}
