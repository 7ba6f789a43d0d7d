package io.tasker.core.recovery.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.contract.model.StepState;
import io.tasker.core.lifecycle.EngineEvent.DeadlineDue;
import io.tasker.core.lifecycle.EventOutcome;
import io.tasker.core.lifecycle.FakeStepSettings;
import io.tasker.core.lifecycle.TaskWork;
import io.tasker.core.lifecycle.result.ResultProcessing;
import io.tasker.core.state.StepCause;
import io.tasker.core.store.AStep;
import io.tasker.core.store.ATask;
import io.tasker.core.store.StepKey;
import io.tasker.core.store.WakeupKind;
import io.tasker.core.store.WriteSet;
import io.tasker.core.store.Written;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DeadlineProcessingTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final StepKey STEP = new StepKey(AStep.TASK, 0);

  private final DeadlineProcessing deadlines =
      new DeadlineProcessing(new ResultProcessing(new FakeStepSettings(), () -> Long.MIN_VALUE));
  private final TaskWork task = new TaskWork(ATask.inProcess(2, 1));

  @Test
  void an_expired_lease_is_a_failed_attempt_that_is_tried_again() {
    task.add(AStep.in(StepState.IN_PROGRESS).attempts(1, 3).leaseUntil(NOW).read());

    assertThat(apply(WakeupKind.LEASE)).isEqualTo(EventOutcome.APPLIED);

    Written written = written();
    assertThat(written.stepTransitions())
        .extracting(WriteSet.StepTransition::cause)
        .containsExactly(StepCause.LEASE_EXPIRED, StepCause.WAIT_FOR_RETRY);
    assertThat(written.stepTransitions().getFirst().detail()).contains("\"lease_expired\"");
    assertThat(written.steps())
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.seq()).isEqualTo(7);
              assertThat(change.nextAttemptAt()).isEqualTo(NOW.plusSeconds(10));
              assertThat(change.outcome()).contains("\"success\":false", "\"lease_expired\"");
            });
    assertThat(written.guards())
        .containsExactly(new WriteSet.Guard(WakeupKind.RETRY, NOW.plusSeconds(10), STEP, 7));
  }

  @Test
  void an_expired_lease_of_the_last_attempt_is_a_failure_for_good() {
    task.add(AStep.in(StepState.IN_PROGRESS).attempts(3, 3).leaseUntil(NOW).read());
    assertThat(apply(WakeupKind.LEASE)).isEqualTo(EventOutcome.APPLIED);
    assertThat(task.step(0).orElseThrow().state()).isEqualTo(StepState.ERROR);
    assertThat(task.counts().failed()).isEqualTo(1);
  }

  @Test
  void an_extended_lease_gets_a_new_wake_up_and_nothing_else() {
    Instant until = NOW.plusSeconds(9);
    task.add(AStep.in(StepState.IN_PROGRESS).leaseUntil(until).read());
    assertThat(apply(WakeupKind.LEASE)).isEqualTo(EventOutcome.APPLIED);
    assertThat(written().guards())
        .containsExactly(new WriteSet.Guard(WakeupKind.LEASE, until, STEP, 5));
    assertThat(written().steps()).isEmpty();
  }

  @Test
  void a_due_retry_makes_the_step_ready_again() {
    task.add(AStep.in(StepState.WAITING_FOR_RETRY).nextAttemptAt(NOW).read());
    assertThat(apply(WakeupKind.RETRY)).isEqualTo(EventOutcome.APPLIED);
    assertThat(task.step(0).orElseThrow().isReady()).isTrue();
    assertThat(task.retried()).isEqualTo(1);
    assertThat(written().steps().getFirst().nextAttemptAt()).isNull();
  }

  @Test
  void a_deadline_of_a_step_that_moved_on_is_stale() {
    task.add(AStep.in(StepState.COMPLETE).read());
    assertThat(apply(WakeupKind.LEASE)).isEqualTo(EventOutcome.STALE);
    assertThat(written().rows().isEmpty()).isTrue();
  }

  private EventOutcome apply(WakeupKind kind) {
    return deadlines.apply(task, task.step(0).orElseThrow(), new DeadlineDue(kind, STEP, 5), NOW);
  }

  private Written written() {
    WriteSet rows = new WriteSet();
    task.addTo(rows);
    return new Written(rows);
  }
}
