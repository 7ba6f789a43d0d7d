package io.tasker.core.metric;

/** What a worker does. */
public enum WorkerMetric implements Metric {
  STEPS_CLAIMED(Kind.COUNTER, "tasker.steps.claimed.total", "steps", "steps claimed", "queue"),
  STEPS_EXECUTED(
      Kind.COUNTER, "tasker.steps.executions.total", "steps", "handlers called", "namespace"),
  STEPS_SUCCEEDED(
      Kind.COUNTER,
      "tasker.steps.successes.total",
      "steps",
      "attempts that ended well",
      "namespace"),
  STEPS_FAILED(
      Kind.COUNTER,
      "tasker.steps.failures.total",
      "steps",
      "attempts that failed; error_type is what the result says, or handler for one of a handler's"
          + " own",
      "namespace",
      "error_type"),
  RESULTS_SUBMITTED(
      Kind.COUNTER,
      "tasker.steps.results_submitted.total",
      "results",
      "results committed by this worker"),
  RESULTS_LATE(
      Kind.COUNTER,
      "tasker.steps.results_late.total",
      "results",
      "results that came after their lease and changed nothing"),
  STEP_TRANSITIONS(
      Kind.COUNTER,
      "tasker.step.state_transitions.total",
      "transitions",
      "transitions of steps by this worker",
      "to_state"),
  STEP_ATTEMPTS(
      Kind.COUNTER,
      "tasker.step.attempts.total",
      "attempts",
      "attempts begun; attempt is first or retry",
      "attempt"),
  STEPS_ACTIVE(
      Kind.GAUGE,
      "tasker.steps.active_executions",
      "steps",
      "steps that are claimed and whose result is not committed"),
  STEP_EXECUTION(
      Kind.HISTOGRAM,
      "tasker.step.execution.duration",
      "ms",
      "from the call of a handler to its return",
      "namespace"),
  STEP_CLAIM(
      Kind.HISTOGRAM,
      "tasker.step.claim.duration",
      "ms",
      "one claim that found messages, from its first statement to its commit",
      "queue"),
  STEP_SUBMISSION(
      Kind.HISTOGRAM,
      "tasker.step_result.submission.duration",
      "ms",
      "from a handler's return to the commit of its result"),
  WORKER_INFO(Kind.GAUGE, "tasker.worker.info", "", "always 1", "worker_id", "version"),
  WORKER_UPTIME(Kind.GAUGE, "tasker.worker.uptime", "s", "since the worker started"),
  WORKER_POOL(
      Kind.GAUGE, "tasker.worker.db.pool.size", "connections", "connections the worker holds");

  private final MetricRow row;

  WorkerMetric(Kind kind, String publicName, String unit, String meaning, String... labels) {
    row = new MetricRow(Place.WORKER, kind, publicName, unit, meaning, labels);
  }

  @Override
  public MetricRow row() {
    return row;
  }
}
