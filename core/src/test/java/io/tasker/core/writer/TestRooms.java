package io.tasker.core.writer;

import io.tasker.core.lifecycle.FakeStepSettings;
import io.tasker.core.lifecycle.cancellation.TaskCancellation;
import io.tasker.core.lifecycle.enqueue.StepEnqueueing;
import io.tasker.core.lifecycle.finalization.TaskFinalization;
import io.tasker.core.lifecycle.repair.StepRepair;
import io.tasker.core.lifecycle.result.ResultProcessing;
import io.tasker.core.recovery.guard.DeadlineProcessing;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/** The real rooms, with counted ids and the chance of the test. */
final class TestRooms {
  private TestRooms() {}

  static Rooms with(RandomGenerator random) {
    var settings = new FakeStepSettings();
    var results = new ResultProcessing(settings, random);
    var ids = new AtomicLong();
    return new Rooms(
        results,
        new DeadlineProcessing(results),
        new TaskCancellation(),
        new StepRepair(),
        new StepEnqueueing(settings),
        new TaskFinalization(() -> new UUID(7, ids.incrementAndGet())));
  }
}
