package io.tasker.core.lifecycle.finalization;

import io.tasker.bench.micro.MicroBenchmark;
import io.tasker.contract.model.TaskState;
import io.tasker.core.store.TaskSnapshot.Counts;
import org.openjdk.jmh.annotations.Benchmark;

/** What a task does next, when steps became ready and when the last one is done. */
public class FinalizationDecisionBenchmark extends MicroBenchmark {
  private TaskState state = TaskState.STEPS_IN_PROCESS;
  private int steps = 4;
  private Counts halfway = new Counts(2, 1, 0, 0, 0);
  private Counts allDone = new Counts(4, 0, 0, 0, 0);
  private int ready = 1;

  /** The task goes on. */
  @Benchmark
  public Object goesOn() {
    return FinalizationDecision.decide(state, steps, halfway, ready, 0, false);
  }

  /** The task is complete. */
  @Benchmark
  public Object ends() {
    return FinalizationDecision.decide(state, steps, allDone, 0, 0, false);
  }
}
