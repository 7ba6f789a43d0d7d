package io.tasker.bench.micro;

import io.tasker.contract.model.StepId;
import io.tasker.contract.model.TaskId;
import io.tasker.core.hydration.StepMessageHydrator;
import io.tasker.core.wire.StepMessages;
import org.openjdk.jmh.annotations.Benchmark;

/** The JSON of the message that is written and read once per step in each direction. */
public class StepMessageBenchmark extends MicroBenchmark {
  private TaskId task = MicroIds.task(1);
  private StepId step = task.step(2);
  private String body = StepMessages.write(task, step, MicroIds.CORRELATION);

  /** From ids to a body. */
  @Benchmark
  public String write() {
    return StepMessages.write(task, step, MicroIds.CORRELATION);
  }

  /** From a body to a checked key. */
  @Benchmark
  public StepMessageHydrator.Hydrated hydrate() {
    return StepMessageHydrator.hydrate(body);
  }
}
