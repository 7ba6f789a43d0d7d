package io.tasker.core.state;

/** Why a step changes its state; the names are those of the public event list. */
public enum StepCause implements Cause {
  ENQUEUE("Enqueue"),
  START("Start"),
  ENQUEUE_FOR_ORCHESTRATION("EnqueueForOrchestration"),
  ENQUEUE_AS_ERROR_FOR_ORCHESTRATION("EnqueueAsErrorForOrchestration"),
  /** Ours: nobody handed in a result before the lease ran out. */
  LEASE_EXPIRED("LeaseExpired"),
  COMPLETE("Complete"),
  FAIL("Fail"),
  WAIT_FOR_RETRY("WaitForRetry"),
  RETRY("Retry"),
  CANCEL("Cancel"),
  RESET_FOR_RETRY("ResetForRetry"),
  COMPLETE_MANUALLY("CompleteManually"),
  RESOLVE_MANUALLY("ResolveManually");

  private final String wireName;

  StepCause(String wireName) {
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
