package io.tasker.core.state;

import static io.tasker.contract.model.TaskState.BLOCKED_BY_FAILURES;
import static io.tasker.contract.model.TaskState.CANCELLED;
import static io.tasker.contract.model.TaskState.COMPLETE;
import static io.tasker.contract.model.TaskState.ENQUEUING_STEPS;
import static io.tasker.contract.model.TaskState.ERROR;
import static io.tasker.contract.model.TaskState.EVALUATING_RESULTS;
import static io.tasker.contract.model.TaskState.INITIALIZING;
import static io.tasker.contract.model.TaskState.PENDING;
import static io.tasker.contract.model.TaskState.RESOLVED_MANUALLY;
import static io.tasker.contract.model.TaskState.STEPS_IN_PROCESS;
import static io.tasker.contract.model.TaskState.WAITING_FOR_DEPENDENCIES;
import static io.tasker.contract.model.TaskState.WAITING_FOR_RETRY;

import io.tasker.contract.model.TaskState;
import java.util.EnumSet;
import java.util.Set;

/** The task's state machine. */
public final class TaskTransitions {
  private static final Set<TaskState> OPEN = EnumSet.range(PENDING, BLOCKED_BY_FAILURES);
  private static final Set<TaskState> WAITING =
      EnumSet.range(WAITING_FOR_DEPENDENCIES, BLOCKED_BY_FAILURES);

  /** Every transition a task can make. */
  public static final TransitionTable<TaskState, TaskCause> TABLE =
      TransitionTable.of(TaskState.class, TaskCause.class)
          .allow(PENDING, TaskCause.START, INITIALIZING)
          .allow(INITIALIZING, TaskCause.READY_STEPS_FOUND, ENQUEUING_STEPS)
          .allow(INITIALIZING, TaskCause.NO_STEPS_FOUND, COMPLETE)
          .allow(ENQUEUING_STEPS, TaskCause.STEPS_ENQUEUED, STEPS_IN_PROCESS)
          .allow(STEPS_IN_PROCESS, TaskCause.STEP_COMPLETED, EVALUATING_RESULTS)
          .allow(STEPS_IN_PROCESS, TaskCause.ALL_STEPS_COMPLETED, EVALUATING_RESULTS)
          .allow(STEPS_IN_PROCESS, TaskCause.STEP_FAILED, WAITING_FOR_RETRY)
          .allow(EVALUATING_RESULTS, TaskCause.READY_STEPS_FOUND, ENQUEUING_STEPS)
          .allow(EVALUATING_RESULTS, TaskCause.NO_DEPENDENCIES_READY, WAITING_FOR_DEPENDENCIES)
          .allow(EVALUATING_RESULTS, TaskCause.ALL_STEPS_SUCCESSFUL, COMPLETE)
          .allow(EVALUATING_RESULTS, TaskCause.PERMANENT_FAILURE, BLOCKED_BY_FAILURES)
          .allow(WAITING_FOR_RETRY, TaskCause.RETRY_READY, ENQUEUING_STEPS)
          .allow(WAITING_FOR_DEPENDENCIES, TaskCause.DEPENDENCIES_READY, EVALUATING_RESULTS)
          .allowFrom(WAITING, TaskCause.STEP_REPAIRED, EVALUATING_RESULTS)
          .allowFrom(OPEN, TaskCause.CANCEL, CANCELLED)
          .allowFrom(OPEN, TaskCause.RESOLVE_MANUALLY, RESOLVED_MANUALLY)
          .allowFrom(OPEN, TaskCause.GIVE_UP, ERROR)
          .build();

  private TaskTransitions() {}

  /** Whether a task in this state is over. */
  public static boolean isFinal(TaskState state) {
    return TABLE.isFinal(state);
  }
}
