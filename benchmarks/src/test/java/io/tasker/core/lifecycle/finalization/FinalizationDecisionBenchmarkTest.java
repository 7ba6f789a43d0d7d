package io.tasker.core.lifecycle.finalization;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.core.state.TaskCause;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FinalizationDecisionBenchmarkTest {
  private final FinalizationDecisionBenchmark benchmark = new FinalizationDecisionBenchmark();

  @Test
  void a_task_with_ready_steps_goes_on() {
    assertThat(benchmark.goesOn())
        .isEqualTo(
            new FinalizationDecision.Move(
                List.of(
                    TaskCause.STEP_COMPLETED,
                    TaskCause.READY_STEPS_FOUND,
                    TaskCause.STEPS_ENQUEUED)));
  }

  @Test
  void a_task_without_open_steps_ends() {
    assertThat(benchmark.ends())
        .isEqualTo(
            new FinalizationDecision.Move(
                List.of(TaskCause.ALL_STEPS_COMPLETED, TaskCause.ALL_STEPS_SUCCESSFUL)));
  }
}
