package io.tasker.core.writer;

import io.tasker.bench.Shape;
import io.tasker.bench.micro.MicroIds;
import io.tasker.contract.model.StepState;
import io.tasker.contract.model.TaskId;
import io.tasker.contract.model.TaskState;
import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.core.lifecycle.EngineEvent;
import io.tasker.core.queue.Popped;
import io.tasker.core.store.ProcessStore;
import io.tasker.core.store.StepKey;
import io.tasker.core.store.StepSnapshot;
import io.tasker.core.store.TaskSnapshot;
import io.tasker.core.store.WriteSet;
import io.tasker.core.wire.StepMessages;
import io.tasker.core.writer.SetEvents.Origin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Results that were taken from their queue, and what is read for them: the tasks, the steps that
 * were handed in, and the children of those.
 */
final class GivenSet {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final QueueName QUEUE = new QueueName("orchestration_step_results");

  private final SetEvents events = new SetEvents();
  private final List<TaskSnapshot> tasks = new ArrayList<>();
  private final List<StepSnapshot> steps = new ArrayList<>();
  private int results;

  /**
   * Adds a task, some steps of which were handed in as successful.
   *
   * @param done numbers of the steps that were done before
   * @param handedIn numbers of the steps whose results are in the set
   */
  GivenSet add(Shape shape, List<Integer> done, List<Integer> handedIn) {
    TaskId task = MicroIds.task(tasks.size());
    TreeSet<Integer> before = new TreeSet<>(done);
    tasks.add(
        new TaskSnapshot(
            task,
            1,
            1,
            TaskState.STEPS_IN_PROCESS,
            4,
            shape.size(),
            new TaskSnapshot.Counts(done.size(), handedIn.size(), 0, 0, 0),
            MicroIds.CORRELATION,
            NOW));
    List<List<Integer>> dependents = shape.dependents();
    TreeSet<Integer> children = new TreeSet<>();
    for (int number : handedIn) {
      List<Integer> own = dependents.get(number);
      children.addAll(own);
      steps.add(step(task, number, StepState.ENQUEUED_FOR_ORCHESTRATION, 0, own));
      String body = StepMessages.write(task, task.step(number), MicroIds.CORRELATION);
      events.add(
          new EngineEvent.ResultArrived(new StepKey(task, number)),
          new Origin.FromQueue(new Popped(QUEUE, results++, body)));
    }
    for (int number : children) {
      int remaining =
          (int) shape.parents().get(number).stream().filter(one -> !before.contains(one)).count();
      steps.add(step(task, number, StepState.PENDING, remaining, dependents.get(number)));
    }
    return this;
  }

  /** What a set of these results writes. */
  Decided decide(Rooms rooms) {
    WriteSet rows = new WriteSet();
    var snapshot = new ProcessStore.Snapshot(tasks, steps);
    return new Decided(DecidedSet.decide(rooms, events, snapshot, NOW, rows), rows);
  }

  /**
   * A set that was decided.
   *
   * @param set what became of its events
   * @param rows what is to be written
   */
  record Decided(DecidedSet set, WriteSet rows) {}

  private static StepSnapshot step(
      TaskId task, int number, StepState state, int remaining, List<Integer> dependents) {
    boolean pending = state == StepState.PENDING;
    return new StepSnapshot(
        task,
        number,
        number + 1,
        state,
        pending ? 0 : 3,
        remaining,
        pending ? 0 : 1,
        3,
        null,
        null,
        NOW,
        dependents.stream().mapToInt(Integer::intValue).toArray(),
        null,
        null);
  }
}
