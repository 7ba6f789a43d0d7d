package io.tasker.core.telemetry;

import io.helidon.metrics.api.Counter;
import io.helidon.metrics.api.DistributionSummary;
import io.helidon.metrics.api.MeterRegistry;
import io.tasker.core.metric.EngineMetric;
import io.tasker.core.metric.FlowMetric;
import io.tasker.core.metric.Metric;
import io.tasker.core.metric.TaskMetric;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;

/**
 * What the engine counts, under its public names. Kept as fields, since looking a meter up costs
 * more than counting.
 */
public final class Counters {
  private final Meters meters;
  private final IntFunction<String> namespaceOf;
  private final Map<Integer, String> namespaces = new ConcurrentHashMap<>();
  private final Labelled<Counter> requested;
  private final Labelled<Counter> completed;
  private final Labelled<Counter> failed;
  private final Labelled<DistributionSummary> completionSeconds;
  private final Labelled<Counter> taskTransitions;
  private final Labelled<Counter> enqueued;
  private final Labelled<Counter> sent;
  private final Labelled<Counter> received;
  private final Labelled<Counter> results;
  private final Counter dlqEntries;
  private final Counter deadMessages;
  private final Counter leasesExpired;
  private final Counter repairs;
  private final Counter staleTasks;
  private final Counter staleTasksGivenUp;
  private final Counter stalenessRuns;

  /** Registers them; namespaces appear as the numbers of templates. */
  public Counters(MeterRegistry registry) {
    this(new Meters(registry), Integer::toString);
  }

  /**
   * Registers them.
   *
   * @param namespaceOf the namespace of a template, by its number; empty: unknown now, it will be
   *     asked again
   */
  public Counters(Meters meters, IntFunction<String> namespaceOf) {
    this.meters = meters;
    this.namespaceOf = namespaceOf;
    requested = counters(TaskMetric.TASKS_REQUESTED);
    completed = counters(TaskMetric.TASKS_COMPLETED);
    failed = counters(TaskMetric.TASKS_FAILED);
    completionSeconds =
        new Labelled<>(namespace -> meters.histogram(TaskMetric.TASK_COMPLETION, namespace));
    taskTransitions = counters(TaskMetric.TASK_TRANSITIONS);
    enqueued = counters(TaskMetric.STEPS_ENQUEUED);
    sent = counters(FlowMetric.MESSAGES_SENT);
    received = counters(FlowMetric.MESSAGES_RECEIVED);
    results = counters(TaskMetric.RESULTS_PROCESSED);
    dlqEntries = meters.counter(TaskMetric.DLQ_CREATED);
    deadMessages = meters.counter(EngineMetric.MESSAGES_DEAD);
    leasesExpired = meters.counter(EngineMetric.LEASES_EXPIRED);
    repairs = meters.counter(EngineMetric.REPAIRS);
    staleTasks = meters.counter(TaskMetric.STALE_DETECTED);
    staleTasksGivenUp = meters.counter(TaskMetric.STALE_GIVEN_UP);
    stalenessRuns = meters.counter(TaskMetric.STALENESS_RUNS);
  }

  private Labelled<Counter> counters(Metric metric) {
    return new Labelled<>(label -> meters.counter(metric, label));
  }

  /** Where further meters are made. */
  public Meters meters() {
    return meters;
  }

  /** Tasks were created. */
  public void tasksRequested(String namespace, int count) {
    requested.of(namespace).increment(count);
  }

  /**
   * A task was completed.
   *
   * @param template number of its template
   * @param seconds since its creation
   */
  public void taskCompleted(int template, double seconds) {
    String namespace = namespace(template);
    completed.of(namespace).increment();
    completionSeconds.of(namespace).record(seconds);
  }

  /** A task is blocked by failures. */
  public void taskFailed(int template) {
    failed.of(namespace(template)).increment();
  }

  private String namespace(int template) {
    String known = namespaces.get(template);
    if (known != null) {
      return known;
    }
    String found = namespaceOf.apply(template);
    if (found.isEmpty()) {
      return "unknown";
    }
    namespaces.put(template, found);
    return found;
  }

  /** Tasks changed their state. */
  public void tasksMoved(String toState, int count) {
    taskTransitions.of(toState).increment(count);
  }

  /** Steps were put on a queue. */
  public void stepsEnqueued(String queue, int count) {
    enqueued.of(queue).increment(count);
    sent.of(queue).increment(count);
  }

  /** Messages were taken off a queue. */
  public void received(String queue, int count) {
    received.of(queue).increment(count);
  }

  /** Results changed their steps. */
  public void resultsProcessed(boolean success, int count) {
    results.of(success ? "success" : "failure").increment(count);
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
