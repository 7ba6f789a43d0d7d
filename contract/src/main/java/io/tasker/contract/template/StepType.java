package io.tasker.contract.template;

/** What a step is for. */
public enum StepType {
  /** Runs once. */
  STANDARD("standard"),
  /** Chooses which steps come into being. */
  DECISION("decision"),
  /** Joins whichever branches came into being. */
  DEFERRED_CONVERGENCE("deferred_convergence"),
  /** Splits work into batches. */
  BATCHABLE("batchable"),
  /** The pattern of the workers that run the batches. */
  BATCH_WORKER("batch_worker");

  private final String wireName;

  StepType(String wireName) {
    this.wireName = wireName;
  }

  /** The name in template files and APIs. */
  public String wireName() {
    return wireName;
  }
}
