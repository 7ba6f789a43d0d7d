package io.tasker.grpc.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.contract.model.StepState;
import io.tasker.contract.model.TaskState;
import io.tasker.contract.operations.dlq.DlqReason;
import io.tasker.contract.operations.dlq.DlqStatus;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StatesTest {
  @Test
  void each_state_and_reason_has_its_counterpart() {
    assertThat(List.of(TaskState.values()))
        .allSatisfy(
            state ->
                assertThat(States.of(state).name().toLowerCase(java.util.Locale.ROOT))
                    .isEqualTo("task_state_" + state.wireName()));
    assertThat(List.of(StepState.values()))
        .allSatisfy(
            state ->
                assertThat(States.of(state).name().toLowerCase(java.util.Locale.ROOT))
                    .isEqualTo("step_state_" + state.wireName()));
    assertThat(List.of(DlqReason.values()))
        .allSatisfy(reason -> assertThat(States.of(reason).getNumber()).isPositive());
    assertThat(List.of(DlqStatus.values()))
        .allSatisfy(status -> assertThat(States.of(status).getNumber()).isPositive());
    assertThat(List.of("healthy", "warning", "stale"))
        .allSatisfy(health -> assertThat(States.ofHealth(health).getNumber()).isPositive());
  }
}
