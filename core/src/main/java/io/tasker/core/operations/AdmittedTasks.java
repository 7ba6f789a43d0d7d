package io.tasker.core.operations;

import io.tasker.contract.model.TaskId;
import io.tasker.contract.model.TaskRequest;
import io.tasker.contract.model.TaskView;
import io.tasker.contract.operations.TaskOperations;
import io.tasker.contract.operations.TaskPage;
import io.tasker.contract.operations.TaskQuery;
import io.tasker.contract.operations.TaskSummary;
import io.tasker.core.admission.AdmissionGate;
import org.jspecify.annotations.Nullable;

/** Tasks for API plugins, as long as there is room for them and somebody to do what is asked. */
public final class AdmittedTasks implements TaskOperations {
  private final TaskOperations tasks;
  private final AdmissionGate gate;

  /** Stands before them. */
  public AdmittedTasks(TaskOperations tasks, AdmissionGate gate) {
    this.tasks = tasks;
    this.gate = gate;
  }

  @Override
  public TaskView create(TaskRequest request) {
    gate.requireRoom("create_task");
    return tasks.create(request);
  }

  @Override
  public TaskView get(TaskId task) {
    return tasks.get(task);
  }

  @Override
  public TaskSummary summary(TaskId task) {
    return tasks.summary(task);
  }

  @Override
  public TaskPage list(TaskQuery query) {
    return tasks.list(query);
  }

  @Override
  public TaskView cancel(TaskId task, @Nullable String reason, @Nullable Integer seq) {
    gate.requireDatabase("cancel_task");
    return tasks.cancel(task, reason, seq);
  }
}
