package io.tasker.contract.operations.dlq;

/** Why a person has to look at a task. */
public enum DlqReason {
  /** It stays where it is for longer than it may. */
  STALENESS_TIMEOUT("StalenessTimeout", "staleness_timeout", 100),
  /** A step failed for good, and nothing else can run. */
  MAX_RETRIES_EXCEEDED("MaxRetriesExceeded", "max_retries_exceeded", 500),
  /** Its steps wait for each other. */
  DEPENDENCY_CYCLE_DETECTED("DependencyCycleDetected", "dependency_cycle_detected", 1_000),
  /** Nobody takes one of its steps. */
  WORKER_UNAVAILABLE("WorkerUnavailable", "worker_unavailable", 50),
  /** Somebody wanted it to be looked at. */
  MANUAL_DLQ("ManualDlq", "manual_dlq", 10);

  private final String wireName;
  private final String storedName;
  private final int urgency;

  DlqReason(String wireName, String storedName, int urgency) {
    this.wireName = wireName;
    this.storedName = storedName;
    this.urgency = urgency;
  }

  /** The name in JSON. */
  public String wireName() {
    return wireName;
  }

  /** The name in the database, and in a task's summary. */
  public String storedName() {
    return storedName;
  }

  /** What an entry's priority starts from; each minute in the queue adds one. */
  public int urgency() {
    return urgency;
  }

  /**
   * The reason with a stored name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static DlqReason ofStoredName(String name) {
    for (DlqReason reason : values()) {
      if (reason.storedName.equals(name)) {
        return reason;
      }
    }
    throw new IllegalArgumentException("no such reason: " + name);
  }
}
