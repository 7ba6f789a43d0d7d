package io.tasker.grpc.message;

import com.tasker.v1.DlqReason;
import com.tasker.v1.DlqResolutionStatus;
import com.tasker.v1.StalenessHealthStatus;
import com.tasker.v1.StepState;
import com.tasker.v1.TaskState;
import java.util.Locale;

/** The same states and reasons on both sides; a test compares all of them. */
public final class States {
  private States() {}

  /** A task's state. */
  public static TaskState of(io.tasker.contract.model.TaskState state) {
    return TaskState.valueOf("TASK_STATE_" + state.name());
  }

  /** A step's state. */
  public static StepState of(io.tasker.contract.model.StepState state) {
    return StepState.valueOf("STEP_STATE_" + state.name());
  }

  static DlqReason of(io.tasker.contract.operations.dlq.DlqReason reason) {
    return DlqReason.valueOf("DLQ_REASON_" + reason.name());
  }

  static DlqResolutionStatus of(io.tasker.contract.operations.dlq.DlqStatus status) {
    return DlqResolutionStatus.valueOf("DLQ_RESOLUTION_STATUS_" + status.name());
  }

  static StalenessHealthStatus ofHealth(String health) {
    return StalenessHealthStatus.valueOf(
        "STALENESS_HEALTH_STATUS_" + health.toUpperCase(Locale.ROOT));
  }
}
