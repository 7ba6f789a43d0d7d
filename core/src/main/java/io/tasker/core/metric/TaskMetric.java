package io.tasker.core.metric;

/** What became of tasks, their steps and their messages, and what waits; of the server. */
public enum TaskMetric implements Metric {
  TASKS_REQUESTED(
      Kind.COUNTER,
      "tasker.tasks.requests.total",
      "tasks",
      "tasks created; a duplicate is not counted",
      "namespace"),
  TASKS_COMPLETED(
      Kind.COUNTER,
      "tasker.tasks.completions.total",
      "tasks",
      "tasks that became complete",
      "namespace"),
  TASKS_FAILED(
      Kind.COUNTER,
      "tasker.tasks.failures.total",
      "tasks",
      "tasks that became blocked by failures, each time they do",
      "namespace"),
  TASKS_ACTIVE(
      Kind.GAUGE,
      "tasker.tasks.active",
      "tasks",
      "tasks that are not over, as stored; not older than five seconds"),
  TASK_INITIALIZATION(
      Kind.HISTOGRAM,
      "tasker.task.initialization.duration",
      "ms",
      "from the begin of work on a request to its commit"),
  TASK_FINALIZATION(
      Kind.HISTOGRAM,
      "tasker.task.finalization.duration",
      "ms",
      "the transaction in which a task became complete or blocked"),
  TASK_TRANSITIONS(
      Kind.COUNTER,
      "tasker.task.state_transitions.total",
      "transitions",
      "transitions of tasks after their creation",
      "to_state"),
  TASK_COMPLETION(
      Kind.HISTOGRAM,
      "tasker.task.completion_duration",
      "s",
      "from a task's creation to its completion",
      "namespace"),
  STEPS_ENQUEUED(
      Kind.COUNTER,
      "tasker.steps.enqueued.total",
      "steps",
      "messages to workers: a step's attempt is ready",
      "queue"),
  RESULTS_PROCESSED(
      Kind.COUNTER,
      "tasker.steps.results_processed.total",
      "results",
      "results that changed their step; result_type is success or failure",
      "result_type"),
  RESULT_PROCESSING(
      Kind.HISTOGRAM,
      "tasker.step_result.processing.duration",
      "ms",
      "the transaction that processed a result"),
  STEPS_READY(
      Kind.GAUGE,
      "tasker.steps.ready",
      "steps",
      "steps whose message waits for a worker; not older than five seconds"),
  QUEUE_DEPTH(
      Kind.GAUGE,
      "tasker.queue.depth",
      "messages",
      "messages in a queue; not older than five seconds",
      "queue"),
  QUEUE_AGE(
      Kind.GAUGE,
      "tasker.queue.oldest_message.age",
      "s",
      "age of the oldest message in a queue, 0 if there is none; not older than five seconds",
      "queue"),
  DLQ_CREATED(
      Kind.COUNTER, "tasker.dlq.entries_created.total", "entries", "tasks handed to a person"),
  STALENESS_RUNS(
      Kind.COUNTER,
      "tasker.staleness.detection_runs.total",
      "runs",
      "looks for tasks that do not move"),
  STALE_DETECTED(
      Kind.COUNTER, "tasker.staleness.tasks_detected.total", "tasks", "tasks found not to move"),
  STALE_GIVEN_UP(
      Kind.COUNTER,
      "tasker.staleness.tasks_transitioned_to_error.total",
      "tasks",
      "tasks given up because they did not move"),
  DLQ_PENDING(
      Kind.GAUGE,
      "tasker.dlq.pending_investigations",
      "entries",
      "entries that wait for a person; not older than five seconds");

  private final MetricRow row;

  TaskMetric(Kind kind, String publicName, String unit, String meaning, String... labels) {
    row = new MetricRow(Place.SERVER, kind, publicName, unit, meaning, labels);
  }

  @Override
  public MetricRow row() {
    return row;
  }
}
