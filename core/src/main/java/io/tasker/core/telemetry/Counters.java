package io.tasker.core.telemetry;

import io.helidon.metrics.api.Counter;
import io.helidon.metrics.api.MeterRegistry;

/**
 * The counters of the engine, under their public names. Kept as fields, since looking a meter up
 * costs more than counting.
 */
public final class Counters {
  private final Counter tasksRequested;
  private final Counter tasksCompleted;
  private final Counter tasksFailed;
  private final Counter taskTransitions;
  private final Counter stepsEnqueued;
  private final Counter resultsProcessed;
  private final Counter deadMessages;
  private final Counter leasesExpired;
  private final Counter repairs;
  private final Counter dlqEntries;
  private final Counter staleTasks;
  private final Counter staleTasksGivenUp;
  private final Counter stalenessRuns;

  /** Registers the counters. */
  public Counters(MeterRegistry registry) {
    tasksRequested = counter(registry, "tasker.tasks.requests.total", "Tasks created");
    tasksCompleted = counter(registry, "tasker.tasks.completions.total", "Tasks completed");
    tasksFailed = counter(registry, "tasker.tasks.failures.total", "Tasks blocked by failures");
    taskTransitions =
        counter(registry, "tasker.task.state_transitions.total", "Transitions of tasks");
    stepsEnqueued = counter(registry, "tasker.steps.enqueued.total", "Steps put on a queue");
    resultsProcessed =
        counter(registry, "tasker.steps.results_processed.total", "Step results processed");
    deadMessages =
        counter(registry, "tasker.messages.dead.total", "Messages that could not be used");
    leasesExpired = counter(registry, "tasker.leases.expired.total", "Leases that ran out");
    dlqEntries =
        counter(registry, "tasker.dlq.entries_created.total", "Entries in the dead letter queue");
    staleTasks =
        counter(registry, "tasker.staleness.tasks_detected.total", "Tasks found not to move");
    staleTasksGivenUp =
        counter(
            registry,
            "tasker.staleness.tasks_transitioned_to_error.total",
            "Tasks given up because they did not move");
    stalenessRuns =
        counter(
            registry, "tasker.staleness.detection_runs.total", "Looks for tasks that do not move");
    repairs =
        counter(registry, "tasker.reconciler.repairs.total", "Wake-ups the reconciler restored");
  }

  private static Counter counter(MeterRegistry registry, String name, String description) {
    return registry.getOrCreate(Counter.builder(name).description(description));
  }

  /** Tasks were created. */
  public void tasksRequested(int count) {
    tasksRequested.increment(count);
  }

  /** Tasks were completed. */
  public void tasksCompleted(int count) {
    tasksCompleted.increment(count);
  }

  /** Tasks are blocked by failures. */
  public void tasksFailed(int count) {
    tasksFailed.increment(count);
  }

  /** Tasks changed their state. */
  public void taskTransitions(int count) {
    taskTransitions.increment(count);
  }

  /** Steps were put on a queue. */
  public void stepsEnqueued(int count) {
    stepsEnqueued.increment(count);
  }

  /** Step results were processed. */
  public void resultsProcessed(int count) {
    resultsProcessed.increment(count);
  }

  /** Messages went to the dead messages. */
  public void deadMessages(int count) {
    deadMessages.increment(count);
  }

  /** Leases ran out. */
  public void leasesExpired(int count) {
    leasesExpired.increment(count);
  }

  /** Tasks were put before a person. */
  public void dlqEntries(int count) {
    dlqEntries.increment(count);
  }

  /** One look for tasks that do not move is over. */
  public void stalenessRun(int found) {
    stalenessRuns.increment();
    staleTasks.increment(found);
  }

  /** A task that did not move was given up. */
  public void staleTaskGivenUp() {
    staleTasksGivenUp.increment();
  }

  /** The reconciler restored wake-ups. */
  public void repairs(int count) {
    repairs.increment(count);
  }
}
