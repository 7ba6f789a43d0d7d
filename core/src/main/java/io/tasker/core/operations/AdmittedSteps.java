package io.tasker.core.operations;

import io.tasker.contract.model.StepAction;
import io.tasker.contract.model.StepId;
import io.tasker.contract.model.StepView;
import io.tasker.contract.model.TaskId;
import io.tasker.contract.operations.StepAudit;
import io.tasker.contract.operations.StepOperations;
import io.tasker.core.admission.AdmissionGate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Steps for API plugins, as long as there is somebody to do what is asked. */
public final class AdmittedSteps implements StepOperations {
  private final StepOperations steps;
  private final AdmissionGate gate;

  /** Stands before them. */
  public AdmittedSteps(StepOperations steps, AdmissionGate gate) {
    this.steps = steps;
    this.gate = gate;
  }

  @Override
  public List<StepView> list(TaskId task) {
    return steps.list(task);
  }

  @Override
  public StepView get(TaskId task, StepId step) {
    return steps.get(task, step);
  }

  @Override
  public List<StepAudit> audit(TaskId task, StepId step) {
    return steps.audit(task, step);
  }

  @Override
  public StepView act(TaskId task, StepId step, StepAction action, @Nullable Integer seq) {
    gate.requireDatabase("act_on_step");
    return steps.act(task, step, action, seq);
  }
}
