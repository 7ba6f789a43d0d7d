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
    return end(now.updatedAt(), to);
  }

  /** Tells what is new in some events, in their order; returns whether the task is over. */
  boolean tell(List<TaskEvent> events, Consumer<TaskStatusUpdate> to) {
    List<TaskEvent> fresh = events.stream().filter(this::isNew).toList();
    Map<StepId, Integer> attempts = attempts(fresh);
    for (TaskEvent event : fresh) {
      var step = event.step();
      if (step == null) {
        seq = event.seq();
        state = TaskState.ofWireName(event.to()).orElseThrow();
        to.accept(update(UpdateType.UPDATE_TYPE_TASK_STATE_CHANGE, event.at()));
      } else {
        stepSeqs.put(step.step(), event.seq());
        StepState stepState = StepState.ofWireName(event.to()).orElseThrow();
        int attempt = attempts.getOrDefault(step.step(), 0);
        to.accept(
            update(UpdateType.UPDATE_TYPE_STEP_STATE_CHANGE, event.at()).toBuilder()
                .setStepUpdate(StepMessages.update(step, stepState, attempt))
                .build());
      }
    }
    return !fresh.isEmpty() && end(fresh.getLast().at(), to);
  }

  private boolean isNew(TaskEvent event) {
    var step = event.step();
    return step == null
        ? event.seq() > seq
        : withSteps && event.seq() > stepSeqs.getOrDefault(step.step(), 0);
  }

  /** Events do not say how often a step was tried; the steps do, once for all of them. */
  private Map<StepId, Integer> attempts(List<TaskEvent> events) {
    return events.stream().allMatch(event -> event.step() == null)
        ? Map.of()
        : operations.steps().list(task).stream()
            .map(StepView::readiness)
            .collect(Collectors.toMap(StepReadiness::step, StepReadiness::attempts));
  }

  private boolean end(Instant at, Consumer<TaskStatusUpdate> to) {
    return switch (state) {
      case COMPLETE, RESOLVED_MANUALLY -> end(UpdateType.UPDATE_TYPE_TASK_COMPLETE, at, to);
      case ERROR, CANCELLED -> end(UpdateType.UPDATE_TYPE_TASK_ERROR, at, to);
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

  private boolean end(UpdateType type, Instant at, Consumer<TaskStatusUpdate> to) {
    if (withSteps) {
      to.accept(update(type, at));
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
