package io.tasker.core.store;

import io.tasker.contract.model.TaskId;
import io.tasker.contract.model.TaskState;
import io.tasker.core.store.TaskSnapshot.Counts;
import java.time.Instant;
import java.util.UUID;

/** Builds task snapshots. */
public final class ATask {
  /** The correlation id of every task. */
  public static final UUID CORRELATION = UUID.fromString("6f1d1a3e-6a0b-4c0e-9a55-0d9a3c1b2e4f");

  private ATask() {}

  /** The task {@link AStep#TASK}, seq 4. */
  public static TaskSnapshot in(TaskState state, int steps, Counts counts) {
    return in(AStep.TASK, state, steps, counts);
  }

  /** Another task, seq 4. */
  public static TaskSnapshot in(TaskId task, TaskState state, int steps, Counts counts) {
    return new TaskSnapshot(task, 1, 1, state, 4, steps, counts, CORRELATION, Instant.EPOCH);
  }

  /** A task in process with this many steps, of which some are active. */
  public static TaskSnapshot inProcess(int steps, int active) {
    return in(TaskState.STEPS_IN_PROCESS, steps, new Counts(0, active, 0, 0, 0));
  }
}
