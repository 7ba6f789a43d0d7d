package io.tasker.bench.micro;

import io.tasker.contract.model.TaskId;
import java.util.UUID;

/** Ids that are the same in every run. */
public final class MicroIds {
  private static final long VERSION_7 = 0x0199_a1b2_0000_7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  /** The room that a task's id leaves to its steps. */
  private static final int STEP_BITS = 20;

  /** Of what caused all tasks. */
  public static final UUID CORRELATION = new UUID(VERSION_7, VARIANT + 1);

  private MicroIds() {}

  /**
   * The id of a task.
   *
   * @param number which, from 0
   */
  public static TaskId task(int number) {
    return new TaskId(new UUID(VERSION_7, VARIANT + ((long) number << STEP_BITS)));
  }
}
