package io.tasker.core.insight;

import io.tasker.contract.spi.messaging.Labels;
import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.core.db.Database;
import io.tasker.core.hydration.StepMessageHydrator;
import io.tasker.core.hydration.StepMessageHydrator.Hydrated;
import io.tasker.core.queue.Popped;
import io.tasker.core.queue.QueueReader;
import io.tasker.core.store.ClaimStore;
import io.tasker.core.store.ClaimStore.Claimed;
import io.tasker.core.store.ClaimStore.Lease;
import io.tasker.core.store.StepKey;
import io.tasker.core.store.SubmitStore;
import io.tasker.core.store.SubmitStore.Submission;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Claims steps and hands results in: some wrong, some twice, some too late, some never. */
final class UnreliableWorker implements Runnable {
  private static final Lease LEASE = new Lease(Duration.ZERO, Duration.ofMillis(150));

  private final Database database;
  private final SmallEngine engine;
  private final int number;
  private final int[] runnable;
  private final QueueReader queue;
  private final SubmitStore submit = new SubmitStore(WorldDatabase.BOXES, WorldDatabase.RESULTS);
  private final SplittableRandom random;
  private final Semaphore messages = new Semaphore(0);
  private final List<Submission> late = new ArrayList<>();
  private volatile boolean stopped;
  private volatile int refused;

  UnreliableWorker(
      Database database, SmallEngine engine, int number, int[] runnable, QueueName queue) {
    this.database = database;
    this.engine = engine;
    this.number = number;
    this.runnable = runnable;
    this.queue = new QueueReader(WorldDatabase.MESSAGING, queue, System::nanoTime);
    this.random = new SplittableRandom(number);
    engine.signals().subscribe(queue, messages::release);
  }

  void stop() {
    stopped = true;
  }

  /** Results that came too late or twice, and were not taken. */
  int refused() {
    return refused;
  }

  @Override
  public void run() {
    try {
      while (!stopped) {
        List<Claimed> claimed = claim();
        handIn(claimed.stream().flatMap(step -> result(step).stream()).toList());
        if (claimed.isEmpty()) {
          handIn(List.copyOf(late));
          late.clear();
          messages.tryAcquire(200, TimeUnit.MILLISECONDS); // longer than a lease: late is too late
          messages.drainPermits();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<Claimed> claim() {
    return database.inTransaction(
        tx -> {
          SortedSet<StepKey> steps = new TreeSet<>();
          for (Popped message : queue.pop(tx, 1 + random.nextInt(10), null)) {
            if (StepMessageHydrator.hydrate(message.body()) instanceof Hydrated.Points(var step)) {
              steps.add(step);
            }
          }
          return steps.isEmpty()
              ? List.<Claimed>of()
              : ClaimStore.claim(tx, steps, Labels.of(runnable), number, LEASE, engine.now());
        });
  }

  private List<Submission> result(Claimed step) {
    int dice = random.nextInt(100);
    boolean success = dice >= 20;
    boolean retryable = dice >= 5;
    Submission result =
        new Submission(
            step.step(), step.token(), step.correlationId(), success, retryable, "{}", "{}");
    if (dice > 95) {
      late.add(result);
      return List.of();
    }
    if (dice > 85) {
      late.add(result); // and once more later
    }
    return dice > 80 && dice < 85 ? List.of() : List.of(result);
  }

  private void handIn(List<Submission> results) {
    List<Submission> once =
        results.stream().sorted(Comparator.comparing(Submission::step)).distinct().toList();
    for (Submission result : once) {
      Set<StepKey> taken =
          database.inTransaction(tx -> submit.submitAndCommit(tx, List.of(result), engine.now()));
      refused += 1 - taken.size();
    }
    engine.signals().sent(Set.of(WorldDatabase.RESULTS));
  }
}
