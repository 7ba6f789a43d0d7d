package io.tasker.core.state;

/** Why a task changes its state; the names are those of the public event list. */
public enum TaskCause implements Cause {
  START("Start"),
  READY_STEPS_FOUND("ReadyStepsFound"),
  NO_STEPS_FOUND("NoStepsFound"),
  STEPS_ENQUEUED("StepsEnqueued"),
  STEP_COMPLETED("StepCompleted"),
  ALL_STEPS_COMPLETED("AllStepsCompleted"),
  STEP_FAILED("StepFailed"),
  NO_DEPENDENCIES_READY("NoDependenciesReady"),
  ALL_STEPS_SUCCESSFUL("AllStepsSuccessful"),
  PERMANENT_FAILURE("PermanentFailure"),
  RETRY_READY("RetryReady"),
  DEPENDENCIES_READY("DependenciesReady"),
  /** Ours: an operator reset, resolved or completed a step. */
  STEP_REPAIRED("StepRepaired"),
  CANCEL("Cancel"),
  RESOLVE_MANUALLY("ResolveManually"),
  GIVE_UP("GiveUp");

  private final String wireName;

  TaskCause(String wireName) {
    this.wireName = wireName;
  }

  @Override
  public String wireName() {
    return wireName;
  }

  @Override
  public short code() {
    return (short) ordinal();
  }
}
