package io.tasker.grpc;

import com.tasker.v1.TaskStatusUpdate;
import com.tasker.v1.TaskStatusUpdate.UpdateType;
import io.tasker.contract.model.StepId;
import io.tasker.contract.model.StepReadiness;
import io.tasker.contract.model.StepState;
import io.tasker.contract.model.StepView;
import io.tasker.contract.model.TaskId;
import io.tasker.contract.model.TaskState;
import io.tasker.contract.model.TaskView;
import io.tasker.contract.operations.Operations;
import io.tasker.contract.operations.TaskEvent;
import io.tasker.grpc.message.States;
import io.tasker.grpc.message.StepMessages;
import io.tasker.grpc.message.Times;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** How far a task has come, as one watcher knows it. For one thread. */
final class TaskProgress {
  private final Operations operations;
  private final TaskId task;
  private final boolean withSteps;
  private final Map<StepId, Integer> stepSeqs = new HashMap<>();
  private TaskState state = TaskState.PENDING;
  private int seq;

  /**
   * Nothing is known yet.
   *
   * @param withSteps whether steps are told, and the end as such
   */
  TaskProgress(Operations operations, TaskId task, boolean withSteps) {
    this.operations = operations;
    this.task = task;
    this.withSteps = withSteps;
  }

  /** Tells where the task is; returns whether it is over. */
  boolean begin(Consumer<TaskStatusUpdate> to) {
    // In this order: a step that is told too old is told again by its event.
    List<StepView> steps = withSteps ? operations.steps().list(task) : List.of();
    TaskView now = operations.tasks().get(task);
    state = now.state();
    seq = now.seq();
    for (StepView step : steps) {
      stepSeqs.put(step.readiness().step(), step.seq());
      to.accept(
          update(UpdateType.UPDATE_TYPE_STEP_STATE_CHANGE, now.updatedAt()).toBuilder()
              .setStepUpdate(StepMessages.update(step.readiness()))
              .build());
    }
    to.accept(update(UpdateType.UPDATE_TYPE_TASK_STATE_CHANGE, now.updatedAt()));
    return isOver() && end(now.updatedAt(), to);
  }

  /** Tells what is new in some events, in their order; returns whether the task is over. */
  boolean tell(List<TaskEvent> events, Consumer<TaskStatusUpdate> to) {
    Map<StepId, Integer> attempts = attempts(events);
    boolean over = false;
    Instant last = Instant.EPOCH;
    for (TaskEvent event : events) {
      if (isNew(event)) {
        tell(event, attempts, to);
        over = isOver();
        last = event.at();
      }
    }
    return over && end(last, to);
  }

  private void tell(TaskEvent event, Map<StepId, Integer> attempts, Consumer<TaskStatusUpdate> to) {
    var step = event.step();
    if (step == null) {
      seq = event.seq();
      state = TaskState.ofWireName(event.to()).orElseThrow();
      to.accept(update(UpdateType.UPDATE_TYPE_TASK_STATE_CHANGE, event.at()));
      return;
    }
    stepSeqs.put(step.step(), event.seq());
    StepState now = StepState.ofWireName(event.to()).orElseThrow();
    int attempt = attempts.getOrDefault(step.step(), 0);
    to.accept(
        update(UpdateType.UPDATE_TYPE_STEP_STATE_CHANGE, event.at()).toBuilder()
            .setStepUpdate(StepMessages.update(step, now, attempt))
            .build());
  }

  private boolean isNew(TaskEvent event) {
    var step = event.step();
    return step == null
        ? event.seq() > seq
        : withSteps && event.seq() > stepSeqs.getOrDefault(step.step(), 0);
  }

  /** Events do not say how often a step was tried; the steps do, once for all of them. */
  private Map<StepId, Integer> attempts(List<TaskEvent> events) {
    return events.stream().noneMatch(event -> event.step() != null && isNew(event))
        ? Map.of()
        : operations.steps().list(task).stream()
            .map(StepView::readiness)
            .collect(Collectors.toMap(StepReadiness::step, StepReadiness::attempts));
  }

  private boolean isOver() {
    return switch (state) {
      case COMPLETE, RESOLVED_MANUALLY, ERROR, CANCELLED -> true;
      case PENDING,
          INITIALIZING,
          ENQUEUING_STEPS,
          STEPS_IN_PROCESS,
          EVALUATING_RESULTS,
          WAITING_FOR_DEPENDENCIES,
          WAITING_FOR_RETRY,
          BLOCKED_BY_FAILURES ->
          false;
    };
  }

  private boolean end(Instant at, Consumer<TaskStatusUpdate> to) {
    boolean well = state == TaskState.COMPLETE || state == TaskState.RESOLVED_MANUALLY;
    if (withSteps) {
      to.accept(
          update(
              well ? UpdateType.UPDATE_TYPE_TASK_COMPLETE : UpdateType.UPDATE_TYPE_TASK_ERROR, at));
    }
    return true;
  }

  private TaskStatusUpdate update(UpdateType type, Instant at) {
    return TaskStatusUpdate.newBuilder()
        .setUpdateType(type)
        .setTimestamp(Times.of(at))
        .setTaskState(States.of(state))
        .build();
  }
}
