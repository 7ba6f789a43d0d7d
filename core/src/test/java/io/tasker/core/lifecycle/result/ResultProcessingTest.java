package io.tasker.core.lifecycle.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.tasker.contract.model.StepState;
import io.tasker.core.lifecycle.EventOutcome;
import io.tasker.core.lifecycle.FakeStepSettings;
import io.tasker.core.lifecycle.TaskWork;
import io.tasker.core.store.AStep;
import io.tasker.core.store.ATask;
import io.tasker.core.store.StepKey;
import io.tasker.core.store.TaskSnapshot;
import io.tasker.core.store.WakeupKind;
import io.tasker.core.store.WriteSet;
import io.tasker.core.store.Written;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ResultProcessingTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final RandomGenerator MIDDLE = () -> Long.MIN_VALUE;

  private final ResultProcessing results = new ResultProcessing(new FakeStepSettings(), MIDDLE);
  private final TaskWork task = new TaskWork(ATask.inProcess(4, 1));

  @Test
  void a_success_leaves_each_child_one_parent_less_and_counts_those_that_can_start() {
    task.add(AStep.in(StepState.ENQUEUED_FOR_ORCHESTRATION).dependents(1, 2).read());
    task.add(AStep.in(StepState.PENDING).number(1).remaining(1).read());
    task.add(AStep.in(StepState.PENDING).number(2).remaining(2).read());

    assertThat(apply(0)).isEqualTo(EventOutcome.APPLIED);

    assertThat(task.step(0).orElseThrow().state()).isEqualTo(StepState.COMPLETE);
    assertThat(task.step(1).orElseThrow().isReady()).isTrue();
    assertThat(task.step(2).orElseThrow().current().remaining()).isEqualTo(1);
    assertThat(task.freshlyReady()).isEqualTo(1);
    assertThat(task.counts()).isEqualTo(new TaskSnapshot.Counts(1, 0, 0, 0, 0));
  }

  @Test
  void a_child_that_was_cancelled_is_not_counted_as_ready() {
    task.add(AStep.in(StepState.ENQUEUED_FOR_ORCHESTRATION).dependents(1).read());
    task.add(AStep.in(StepState.CANCELLED).number(1).remaining(1).read());
    apply(0);
    assertThat(task.freshlyReady()).isZero();
  }

  @Test
  void a_retry_gets_its_time_and_a_wake_up_for_that_time_and_version() {
    task.add(AStep.in(StepState.ENQUEUED_AS_ERROR_FOR_ORCHESTRATION).attempts(2, 3).seq(8).read());

    assertThat(apply(0)).isEqualTo(EventOutcome.APPLIED);

    WriteSet rows = new WriteSet();
    task.addTo(rows);
    Instant due = NOW.plusSeconds(20);
    assertThat(new Written(rows).guards())
        .containsExactly(new WriteSet.Guard(WakeupKind.RETRY, due, new StepKey(AStep.TASK, 0), 9));
    assertThat(new Written(rows).steps().getFirst().nextAttemptAt()).isEqualTo(due);
    assertThat(task.counts()).isEqualTo(new TaskSnapshot.Counts(0, 0, 1, 0, 0));
  }

  @Test
  void a_failure_for_good_leaves_the_children_waiting() {
    task.add(
        AStep.in(StepState.ENQUEUED_AS_ERROR_FOR_ORCHESTRATION)
            .retryable(false)
            .dependents(1)
            .read());
    task.add(AStep.in(StepState.PENDING).number(1).remaining(1).read());
    apply(0);
    assertThat(task.step(0).orElseThrow().state()).isEqualTo(StepState.ERROR);
    assertThat(task.step(1).orElseThrow().current().remaining()).isEqualTo(1);
    assertThat(task.counts()).isEqualTo(new TaskSnapshot.Counts(0, 0, 0, 1, 0));
  }

  @Test
  void a_result_that_is_dealt_with_changes_nothing() {
    task.add(AStep.in(StepState.COMPLETE).dependents(1).read());
    assertThat(apply(0)).isEqualTo(EventOutcome.STALE);
    WriteSet rows = new WriteSet();
    task.addTo(rows);
    assertThat(rows.isEmpty()).isTrue();
  }

  @Test
  void a_child_that_was_not_read_is_named() {
    task.add(AStep.in(StepState.ENQUEUED_FOR_ORCHESTRATION).dependents(3).read());
    assertThatIllegalStateException()
        .isThrownBy(() -> apply(0))
        .withMessageContaining("dependent step 3")
        .withMessageContaining(AStep.TASK.toString());
  }

  private EventOutcome apply(int step) {
    return results.apply(task, task.step(step).orElseThrow(), NOW);
  }
}
