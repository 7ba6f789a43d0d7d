package io.tasker.core.writer;

import io.tasker.bench.micro.MicroIds;
import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.contract.template.RetryPolicy;
import io.tasker.core.lifecycle.StepSettings;
import io.tasker.core.lifecycle.cancellation.TaskCancellation;
import io.tasker.core.lifecycle.enqueue.StepEnqueueing;
import io.tasker.core.lifecycle.finalization.TaskFinalization;
import io.tasker.core.lifecycle.repair.StepRepair;
import io.tasker.core.lifecycle.result.ResultProcessing;
import io.tasker.core.recovery.guard.DeadlineProcessing;
import java.util.SplittableRandom;

/** The real rooms, with the same settings for every step. */
final class MicroRooms {
  private MicroRooms() {}

  static Rooms create() {
    StepSettings settings = new SameForAll();
    var results = new ResultProcessing(settings, new SplittableRandom(1));
    return new Rooms(
        results,
        new DeadlineProcessing(results),
        new TaskCancellation(),
        new StepRepair(),
        new StepEnqueueing(settings),
        new TaskFinalization(() -> MicroIds.CORRELATION));
  }

  private static final class SameForAll implements StepSettings {
    private static final QueueName QUEUE = new QueueName("worker_bench_queue");

    @Override
    public RetryPolicy retry(int templateStep) {
      return RetryPolicy.DEFAULT;
    }

    @Override
    public QueueName queue(int templateStep) {
      return QUEUE;
    }

    @Override
    public String name(int templateStep) {
      return "step";
    }
  }
}
