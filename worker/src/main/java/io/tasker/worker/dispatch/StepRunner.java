package io.tasker.worker.dispatch;

import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.core.component.Chore;
import io.tasker.core.component.Component;
import io.tasker.core.component.Supervisor;
import io.tasker.core.db.Database;
import io.tasker.core.db.StoreException;
import io.tasker.core.event.Pace;
import io.tasker.core.event.Signals;
import io.tasker.core.queue.Queues;
import io.tasker.core.store.ClaimStore.Lease;
import io.tasker.core.store.ClaimStore.Token;
import io.tasker.core.store.SubmitStore;
import io.tasker.core.store.SubmitStore.Submission;
import io.tasker.core.store.Templates;
import io.tasker.core.telemetry.Tracing;
import io.tasker.worker.handler.StepOutcome;
import io.tasker.worker.resolve.Handlers;
import io.tasker.worker.resolve.RunnableSteps;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The worker's work: claims while there are credits, dispatches, keeps leases, hands results in. A
 * step is held, and costs a credit, from its claim until its result is committed.
 */
public final class StepRunner implements Component {
  private static final System.Logger LOG = System.getLogger(StepRunner.class.getName());
  private static final Duration AFTER_FAILURE = Duration.ofMillis(500);

  private final Settings settings;
  private final RunnableSteps runnable;
  private final Queues queues;
  private final Signals signals;
  private final Pace pace;
  private final InstantSource clock;
  private final WorkerMeters meters;
  private final QueueName resultQueue;
  private final Credits credits;
  private final Claimer claimer;
  private final Outcomes outcomes;
  private final Dispatcher dispatcher;
  private final Submitter submitter;
  private final Supervisor helpers;
  private final DueQueues due = new DueQueues();
  private final Set<QueueName> subscribed = new HashSet<>();
  private volatile boolean running;
  private volatile @Nullable Thread thread;

  /**
   * How much at once, and how long.
   *
   * @param workerId public name
   * @param owner number under which steps are claimed
   * @param concurrent handlers that run at a time
   * @param buffered steps that may be claimed beyond those
   * @param setSize steps per transaction at most
   * @param lease how long a claim lasts
   * @param heartbeat how often leases are kept
   * @param drain how long running handlers may take to end when the worker stops
   */
  public record Settings(
      String workerId,
      int owner,
      int concurrent,
      int buffered,
      int setSize,
      Lease lease,
      Duration heartbeat,
      Duration drain) {
    int held() {
      return concurrent + buffered;
    }
  }

  /** What the worker works with. */
  public record Tools(
      Database sets,
      Database chores,
      Queues queues,
      Templates templates,
      Handlers handlers,
      RunnableSteps runnable,
      QueueName resultQueue,
      InstantSource clock,
      WorkerMeters meters,
      Tracing tracing) {}

  /** Not started yet. */
  public StepRunner(Settings settings, Tools tools, Signals signals, Pace pace) {
    this.settings = settings;
    this.runnable = tools.runnable();
    this.queues = tools.queues();
    this.signals = signals;
    this.pace = pace;
    this.clock = tools.clock();
    this.meters = tools.meters();
    this.resultQueue = tools.resultQueue();
    this.credits = new Credits(settings.held());
    this.outcomes = new Outcomes(settings.workerId());
    this.claimer =
        new Claimer(
            tools.sets(),
            tools.queues(),
            tools.templates(),
            clock,
            settings.lease(),
            settings.owner());
    this.submitter =
        new Submitter(
            tools.sets(),
            new SubmitStore(tools.queues(), tools.resultQueue()),
            tools.resultQueue(),
            signals,
            clock,
            new Submitter.Size(settings.setSize(), settings.held() * 2),
            new Settlement());
    this.dispatcher =
        new Dispatcher(
            tools.handlers(),
            outcomes,
            settings.concurrent(),
            submitter::submit,
            clock,
            new Dispatcher.Watch(meters, tools.tracing(), credits::giveBack));
    meters.watch(credits::held, settings.held(), submitter::stats);
    LeaseKeeper keeper =
        new LeaseKeeper(
            tools.chores(), dispatcher, credits, settings.lease(), settings.heartbeat(), clock);
    this.helpers = new Supervisor(List.of(submitter, new Chore("lease-keeper", keeper::runOnce)));
  }

  @Override
  public String name() {
    return "claimer";
  }

  /** Steps that are claimed and whose result is not committed. */
  public int held() {
    return credits.held();
  }

  @Override
  public void start() {
    helpers.start();
    running = true;
    thread = Thread.ofPlatform().name(name()).daemon().start(this::run);
  }

  /** Claims nothing new, lets what was claimed end within the time for it, hands the results in. */
  @Override
  public void stop() {
    running = false;
    credits.wake();
    Thread current = thread;
    if (current == null) {
      return;
    }
    try {
      current.join();
      if (!credits.awaitNothingHeld(settings.drain())) {
        LOG.log(
            Level.WARNING,
            "stopping with steps that have not ended count={0}; their leases will run out",
            credits.held());
        dispatcher.inFlight().forEach(Execution::interrupt);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    helpers.stop();
    thread = null;
  }

  /** Looks at every queue now: there may be steps that were not ours before, or not announced. */
  public void wake() {
    pace.found();
    due.addAll(runnable.known().queues());
    credits.wake();
  }

  private void run() {
    while (running) {
      try {
        if (!runOnce() && !credits.rest(pace.rest())) {
          due.addAll(runnable.known().queues());
        }
      } catch (StoreException e) {
        LOG.log(Level.WARNING, "claiming is interrupted, trying again: {0}", e.getMessage());
        rest();
      } catch (InterruptedException e) {
        return; // nobody interrupts this thread but a dying process
      } catch (RuntimeException e) {
        LOG.log(Level.ERROR, "claiming failed, trying again", e);
        rest();
      }
    }
  }

  private void rest() {
    due.addAll(runnable.known().queues());
    try {
      credits.rest(AFTER_FAILURE);
    } catch (InterruptedException e) {
      running = false;
    }
  }

  /** Looks at the queues that are due; says whether it is worth looking again right away. */
  private boolean runOnce() {
    RunnableSteps.Known known = runnable.known();
    known.queues().stream().filter(subscribed::add).forEach(this::subscribe);
    int free = Math.min(credits.free(), settings.setSize());
    if (free <= 0) {
      return false; // a credit that comes back wakes us
    }
    queues.resume();
    List<QueueName> looked = due.take(free);
    if (looked.isEmpty()) {
      return false;
    }
    if (looked.size() > 1 && known.queues().size() <= free) {
      looked = known.queues(); // in one statement
    }
    int each = free / looked.size();
    long begun = System.nanoTime();
    Claimer.Haul haul = claimer.claim(looked, known, each);
    long nanos = System.nanoTime() - begun;
    credits.take(haul.assignments().size());
    haul.assignments().forEach(dispatcher::dispatch);
    if (!haul.popped().isEmpty()) {
      pace.found();
      meters.claimed(haul, nanos);
    }
    // One step alone is an idle system: the next one will say so itself. Several are a busy one.
    haul.popped().entrySet().stream()
        .filter(found -> found.getValue() > 1 || found.getValue() == each)
        .forEach(found -> due.add(found.getKey()));
    signals.sent(haul.sentBack());
    return !due.isEmpty();
  }

  private void subscribe(QueueName queue) {
    due.add(queue);
    signals.subscribe(
        queue,
        () -> {
          due.add(queue);
          credits.wake();
        });
  }

  private static Token claim(Submission submission) {
    return new Token(submission.step(), submission.token());
  }

  /** What follows when results are committed, or cannot be. */
  private final class Settlement implements Submitter.Listener {
    @Override
    public void settled(Submission submission, boolean taken) {
      Execution execution = dispatcher.find(claim(submission));
      if (execution == null || !dispatcher.done(execution)) {
        return;
      }
      credits.giveBack(1);
      execution.submission().end();
      if (taken) {
        meters.submitted(
            resultQueue.value(),
            execution.succeeded(),
            System.nanoTime() - execution.settledNanos());
      } else {
        meters.late();
        LOG.log(
            Level.INFO,
            "a result was late and changed nothing task={0} step={1} attempt={2}",
            execution.task(),
            execution.stepName(),
            execution.attempt());
      }
    }

    @Override
    public void unstorable(Submission submission, StoreException why) {
      Execution execution = dispatcher.find(claim(submission));
      if (execution == null) {
        return;
      }
      if (submission.success()) {
        LOG.log(
            Level.WARNING,
            "a result cannot be stored, the step fails instead step={0}: {1}",
            execution.step(),
            why.getMessage());
        submitter.handIn(
            List.of(
                outcomes.failure(
                    execution,
                    new StepOutcome.Failure(
                        "result_not_storable",
                        "the database refused the result: SQL state " + why.sqlState(),
                        false),
                    clock.instant())));
      } else {
        LOG.log(
            Level.ERROR,
            "a failure cannot be stored, its lease will run out step=" + execution.step(),
            why);
        if (dispatcher.done(execution)) {
          credits.giveBack(1);
        }
      }
    }
  }
}
