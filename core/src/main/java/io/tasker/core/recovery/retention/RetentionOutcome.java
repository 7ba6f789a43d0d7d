package io.tasker.core.recovery.retention;

import java.util.Optional;

/** What a run has done so far. */
public final class RetentionOutcome {
  private long tasks;
  private long rows;
  private long partitions;
  private boolean finished = true;
  private Optional<String> refusal = Optional.empty();

  /** Tasks that were deleted. */
  public long tasks() {
    return tasks;
  }

  /** Rows that were deleted, those of dropped partitions not counted. */
  public long rows() {
    return rows;
  }

  /** Partitions that were dropped. */
  public long partitions() {
    return partitions;
  }

  /** Whether nothing is left that could be deleted now. */
  public boolean isFinished() {
    return finished;
  }

  /** Why nothing was deleted; empty if nothing speaks against it. */
  public Optional<String> refusal() {
    return refusal;
  }

  void deleted(long moreTasks, long moreRows) {
    tasks += moreTasks;
    rows += moreRows;
  }

  void dropped() {
    partitions++;
  }

  RetentionOutcome unfinished() {
    finished = false;
    return this;
  }

  RetentionOutcome refused(String why) {
    refusal = Optional.of(why);
    return this;
  }

  @Override
  public String toString() {
    return "tasks=%d rows=%d partitions=%d".formatted(tasks, rows, partitions);
  }
}
