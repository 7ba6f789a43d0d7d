package io.tasker.worker.dispatch;

import io.tasker.core.store.ClaimStore.Token;
import io.tasker.core.store.SubmitStore.Submission;
import io.tasker.core.telemetry.TraceSpan;
import io.tasker.core.telemetry.Tracing;
import io.tasker.worker.handler.RetryableException;
import io.tasker.worker.handler.StepHandler;
import io.tasker.worker.handler.StepOutcome;
import io.tasker.worker.resolve.Handlers;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Runs handlers, each on a virtual thread of its own, so many at a time. */
final class Dispatcher {
  private static final System.Logger LOG = System.getLogger(Dispatcher.class.getName());

  private final Handlers handlers;
  private final Outcomes outcomes;
  private final Consumer<Submission> submit;
  private final InstantSource clock;
  private final Watch watch;
  private final Semaphore slots;
  private final Map<Token, Execution> inFlight = new ConcurrentHashMap<>();

  /**
   * Runs nothing yet.
   *
   * @param concurrent handlers at a time
   * @param submit takes results
   */
  Dispatcher(
      Handlers handlers,
      Outcomes outcomes,
      int concurrent,
      Consumer<Submission> submit,
      InstantSource clock,
      Watch watch) {
    this.handlers = handlers;
    this.outcomes = outcomes;
    this.slots = new Semaphore(concurrent, true);
    this.submit = submit;
    this.clock = clock;
    this.watch = watch;
  }

  /**
   * Who watches.
   *
   * @param meters counts
   * @param tracing traces
   * @param released hears how many steps are no longer held because they waited too long to begin
   */
  record Watch(WorkerMeters meters, Tracing tracing, IntConsumer released) {}

  /** Runs a step as soon as there is a slot. */
  void dispatch(Assignment assignment) {
    Execution execution = new Execution(assignment);
    inFlight.put(execution.token(), execution);
    Thread.ofVirtual().name("handler-" + execution.step()).start(() -> runWithinSlot(execution));
  }

  /** Steps that are claimed and whose result is not committed. */
  Collection<Execution> inFlight() {
    return inFlight.values();
  }

  /** The result is committed, or not wanted any more. Says whether it was still held. */
  boolean done(Execution execution) {
    return inFlight.remove(execution.token(), execution);
  }

  /**
   * The execution of a claim that is in flight. A step may be held twice: claimed anew by the
   * worker that slept through its lease.
   */
  @Nullable Execution find(Token token) {
    return inFlight.get(token);
  }

  /** Hands in that an attempt took too long, unless it has just ended. */
  void timeOut(Execution execution) {
    long limit = execution.assignment().claimed().timeout().toMillis();
    settle(
        execution,
        new StepOutcome.Failure(
            "handler_timeout", "the handler did not return within " + limit + " ms", true));
    execution.interrupt();
  }

  /**
   * Lets go of steps whose leases are lost: their handlers are told, nothing is handed in.
   *
   * @return how many are no longer held
   */
  int lose(List<Execution> lost) {
    int released = 0;
    for (Execution execution : lost) {
      if (!execution.lose()) {
        continue; // its result is on its way and will be refused
      }
      execution.interrupt();
      if (done(execution)) {
        released++;
        LOG.log(
            Level.WARNING,
            "lease lost, the result will not be handed in task={0} step={1} attempt={2}",
            execution.task(),
            execution.stepName(),
            execution.attempt());
      }
    }
    return released;
  }

  private void runWithinSlot(Execution execution) {
    slots.acquireUninterruptibly();
    try {
      Instant now = clock.instant();
      if (!execution.leaseUntil().isAfter(now)) {
        // Whoever was stopped for a while wakes up here, and the step may be running elsewhere.
        watch.released().accept(lose(List.of(execution)));
      } else if (execution.begin(now)) {
        runWatched(execution);
      }
    } finally {
      slots.release();
    }
  }

  private void runWatched(Execution execution) {
    TraceSpan span =
        watch
            .tracing()
            .begin("step execute", Tracing.Role.CONSUMER, execution.assignment().claimed().trace())
            .with("tasker.task_uuid", execution.task())
            .with("tasker.step_uuid", execution.step())
            .with("tasker.step_name", execution.stepName())
            .with("tasker.correlation_id", execution.correlationId())
            .with("tasker.attempt", execution.attempt());
    watch.meters().begun(execution);
    long begun = System.nanoTime();
    execution.running(span);
    StepOutcome outcome = runIn(execution, span);
    watch.meters().ended(execution, System.nanoTime() - begun);
    if (outcome instanceof StepOutcome.Failure(var type, var message, _, _)) {
      span.with("tasker.error_type", type).fail(message);
    }
    settle(execution, outcome);
    span.end();
  }

  private StepOutcome runIn(Execution execution, TraceSpan span) {
    try {
      return execution.scope(span).within(() -> span.within(() -> run(execution)));
    } catch (Exception e) { // run answers with an outcome whatever happens
      throw new IllegalStateException(e);
    }
  }

  private StepOutcome run(Execution execution) {
    String callable = execution.assignment().definition().handler().callable();
    StepHandler handler = handlers.find(callable).orElse(null);
    if (handler == null) {
      return new StepOutcome.Failure(
          "handler_not_found",
          "this worker has no handler \"" + callable + "\"; it has " + handlers.callables(),
          false);
    }
    try {
      return ResultCheck.check(execution.assignment(), handler.handle(execution));
    } catch (RetryableException e) {
      return e.failure();
    } catch (InterruptedException e) {
      return new StepOutcome.Failure("handler_interrupted", "the handler was interrupted", true);
    } catch (Exception e) {
      LOG.log(Level.DEBUG, "handler failed callable=" + callable, e);
      return new StepOutcome.Failure("handler_error", messageOf(e), true);
    } catch (Error e) {
      // The step fails, the worker lives: as with any defect of a handler, no other step is
      // touched.
      LOG.log(Level.ERROR, "handler broke callable=" + callable + " step=" + execution.step(), e);
      return new StepOutcome.Failure("handler_panic", messageOf(e), false);
    }
  }

  private void settle(Execution execution, StepOutcome outcome) {
    if (execution.settle()) {
      watch.meters().settled(execution, outcome);
      TraceSpan submission =
          watch
              .tracing()
              .begin("result submit", Tracing.Role.PRODUCER, execution.running().traceparent());
      execution.handedIn(submission, outcome instanceof StepOutcome.Success, System.nanoTime());
      submit.accept(
          outcomes
              .submission(execution, outcome, clock.instant())
              .traced(submission.traceparent()));
    }
  }

  private static String messageOf(Throwable failure) {
    String message = failure.getMessage();
    return message == null ? failure.getClass().getName() : message;
  }
}
