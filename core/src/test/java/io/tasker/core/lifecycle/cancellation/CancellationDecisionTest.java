package io.tasker.core.lifecycle.cancellation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.tasker.contract.model.StepState;
import io.tasker.contract.model.TaskState;
import io.tasker.core.lifecycle.EngineEvent.CancelAsked;
import io.tasker.core.lifecycle.EventOutcome;
import io.tasker.core.lifecycle.TaskWork;
import io.tasker.core.store.AStep;
import io.tasker.core.store.ATask;
import io.tasker.core.store.StepSnapshot;
import io.tasker.core.store.TaskSnapshot.Counts;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CancellationDecisionTest {
  private static final List<StepSnapshot> ONE_IN_EACH_STATE =
      IntStream.range(0, StepState.values().length)
          .mapToObj(number -> AStep.in(StepState.values()[number]).number(number).read())
          .toList();

  @ParameterizedTest
  @EnumSource(
      value = TaskState.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"COMPLETE", "ERROR", "CANCELLED", "RESOLVED_MANUALLY"})
  void every_step_that_is_not_over_ends_with_an_open_task(TaskState state) {
    assertThat(CancellationDecision.decide(state, ONE_IN_EACH_STATE))
        .isEqualTo(new CancellationDecision.Cancel(List.of(0, 1, 2, 3, 4, 5, 7)));
  }

  @ParameterizedTest
  @EnumSource(
      value = TaskState.class,
      names = {"COMPLETE", "ERROR", "CANCELLED", "RESOLVED_MANUALLY"})
  void a_task_that_is_over_stays_over(TaskState state) {
    assertThat(CancellationDecision.decide(state, ONE_IN_EACH_STATE))
        .isEqualTo(new CancellationDecision.AlreadyOver(state));
  }

  @Test
  void a_task_is_not_ended_unless_all_its_steps_were_read() {
    TaskWork task =
        new TaskWork(ATask.in(TaskState.STEPS_IN_PROCESS, 2, new Counts(0, 1, 0, 0, 0)));
    task.add(AStep.in(StepState.ENQUEUED).read());
    TaskCancellation cancellation = new TaskCancellation();

    assertThatIllegalStateException()
        .isThrownBy(() -> cancellation.apply(task, new CancelAsked(AStep.TASK, null)))
        .withMessageContaining("1 of 2 steps");

    task.add(AStep.in(StepState.PENDING).number(1).remaining(1).read());
    assertThat(cancellation.apply(task, new CancelAsked(AStep.TASK, null)))
        .isEqualTo(EventOutcome.APPLIED);
    assertThat(task.counts()).isEqualTo(new Counts(0, 0, 0, 0, 2));
  }
}
