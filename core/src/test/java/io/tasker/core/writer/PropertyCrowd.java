package io.tasker.core.writer;

import io.tasker.contract.model.Json;
import io.tasker.contract.model.StepAction;
import io.tasker.contract.model.TaskId;
import io.tasker.core.db.StoreException;
import io.tasker.core.lifecycle.EngineEvent;
import io.tasker.core.store.ClaimStore.Claimed;
import io.tasker.core.store.StepKey;
import io.tasker.core.store.SubmitStore.Submission;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Writers, workers and people who work on the same tasks at once, each in a thread of its own. */
final class PropertyCrowd {
  private final EngineHarness engine;
  private final Map<TaskId, PropertyScript> scripts;

  /** Read: somebody holds claims. Write: nobody does, and time may pass. */
  private final ReentrantReadWriteLock time = new ReentrantReadWriteLock(true);

  private final Map<String, Integer> accepted = new ConcurrentHashMap<>();
  private volatile boolean stopped;

  PropertyCrowd(EngineHarness engine, Map<TaskId, PropertyScript> scripts) {
    this.engine = engine;
    this.scripts = scripts;
  }

  void stop() {
    stopped = true;
  }

  /** How often a result was taken, for each claim. */
  Map<String, Integer> accepted() {
    return accepted;
  }

  /** Lets time pass while nobody holds a claim that should not run out. */
  void passTime(Duration duration) {
    time.writeLock().lock();
    try {
      engine.clock.advance(duration);
    } finally {
      time.writeLock().unlock();
    }
  }

  void write(SplittableRandom random) {
    ProcessSet processing = engine.processing();
    while (!stopped) {
      int results = random.nextInt(1, 30);
      untilWritten(() -> processing.run(List.of(), results, true));
    }
  }

  void work(SplittableRandom random) {
    List<Submission> before = new ArrayList<>();
    while (!stopped) {
      time.readLock().lock();
      try {
        List<Claimed> claimed = engine.claim(random.nextInt(1, 15));
        for (Claimed step : claimed) {
          scripts.get(step.step().task()).result(step).ifPresent(before::add);
        }
        before.forEach(this::submit);
      } finally {
        time.readLock().unlock();
      }
      if (random.nextInt(3) > 0) {
        before.clear(); // else all of it is handed in once more
      }
    }
  }

  private void submit(Submission result) {
    if (engine.submit(List.of(result)).contains(result.step())) {
      accepted.merge(result.step() + "@" + result.token(), 1, Integer::sum);
    }
  }

  /** Says again what was said before, which must change nothing. */
  void repeat(SplittableRandom random) {
    List<TaskId> tasks = List.copyOf(scripts.keySet());
    while (!stopped) {
      StepKey step = anyStep(random, tasks);
      EngineEvent event =
          random.nextBoolean()
              ? new EngineEvent.ResultArrived(step)
              : new EngineEvent.EvaluationAsked(step.task());
      untilWritten(() -> engine.decide(event));
    }
  }

  /** Does to some tasks whatever a person can do. */
  void meddle(SplittableRandom random, List<TaskId> tasks) {
    for (int i = 0; i < 60 && !tasks.isEmpty(); i++) {
      StepKey step = anyStep(random, tasks);
      EngineEvent event =
          switch (random.nextInt(12)) {
            case 0 -> new EngineEvent.CancelAsked(step.task(), null);
            case 1, 2, 3 ->
                new EngineEvent.RepairAsked(step, new StepAction.ResolveManually("ann", "so"));
            case 4, 5, 6 ->
                new EngineEvent.RepairAsked(
                    step, new StepAction.CompleteManually(new Json("{}"), null, "ann", "so"));
            default -> new EngineEvent.RepairAsked(step, new StepAction.ResetForRetry("ann", "so"));
          };
      untilWritten(() -> engine.decide(event));
    }
  }

  private StepKey anyStep(SplittableRandom random, List<TaskId> tasks) {
    TaskId task = tasks.get(random.nextInt(tasks.size()));
    return new StepKey(task, random.nextInt(scripts.get(task).steps()));
  }

  /** As a writer does it: a set that met changed rows is decided anew. */
  private static void untilWritten(Runnable set) {
    for (int tries = 0; ; tries++) {
      try {
        set.run();
        return;
      } catch (StoreException e) {
        if (e.kind() == StoreException.Kind.DEFECT || tries == 20) {
          throw e;
        }
      }
    }
  }
}
