package io.tasker.core.telemetry;

import java.util.List;

/**
 * Every metric there is. A name that public Tasker has means what it means there. Labels have few
 * values: never an id of a task or a request.
 */
public enum Metric {
  TASKS_REQUESTED(
      Place.SERVER,
      Kind.COUNTER,
      "tasker.tasks.requests.total",
      "tasks",
      "tasks created; a duplicate is not counted",
      "namespace"),
  TASKS_COMPLETED(
      Place.SERVER,
      Kind.COUNTER,
      "tasker.tasks.completions.total",
      "tasks",
      "tasks that became complete",
      "namespace"),
  TASKS_FAILED(
      Place.SERVER,
      Kind.COUNTER,
      "tasker.tasks.failures.total",
      "tasks",
      "tasks that became blocked by failures, each time they do",
      "namespace"),
  TASKS_ACTIVE(
      Place.SERVER,
      Kind.GAUGE,
      "tasker.tasks.active",
      "tasks",
      "tasks that are not over, as stored; not older than five seconds"),
  TASK_INITIALIZATION(
      Place.SERVER,
      Kind.HISTOGRAM,
      "tasker.task.initialization.duration",
      "ms",
      "from the begin of work on a request to its commit"),
  TASK_FINALIZATION(
      Place.SERVER,
      Kind.HISTOGRAM,
      "tasker.task.finalization.duration",
      "ms",
      "the transaction in which a task became complete or blocked"),
  TASK_TRANSITIONS(
      Place.SERVER,
      Kind.COUNTER,
      "tasker.task.state_transitions.total",
      "transitions",
      "transitions of tasks after their creation",
      "to_state"),
  TASK_COMPLETION(
      Place.SERVER,
      Kind.HISTOGRAM,
      "tasker.task.completion_duration",
      "s",
      "from a task's creation to its completion",
      "namespace"),
  STEPS_ENQUEUED(
      Place.SERVER,
      Kind.COUNTER,
      "tasker.steps.enqueued.total",
      "steps",
      "messages to workers: a step's attempt is ready",
      "queue"),
  RESULTS_PROCESSED(
      Place.SERVER,
      Kind.COUNTER,
      "tasker.steps.results_processed.total",
      "results",
      "results that changed their step; result_type is success or failure",
      "result_type"),
  RESULT_PROCESSING(
      Place.SERVER,
      Kind.HISTOGRAM,
      "tasker.step_result.processing.duration",
      "ms",
      "the transaction that processed a result"),
  STEPS_READY(
      Place.SERVER,
      Kind.GAUGE,
      "tasker.steps.ready",
      "steps",
      "steps whose message waits for a worker; not older than five seconds"),
  QUEUE_DEPTH(
      Place.SERVER,
      Kind.GAUGE,
      "tasker.queue.depth",
      "messages",
      "messages in a queue; not older than five seconds",
      "queue"),
  QUEUE_AGE(
      Place.SERVER,
      Kind.GAUGE,
      "tasker.queue.oldest_message.age",
      "s",
      "age of the oldest message in a queue, 0 if there is none; not older than five seconds",
      "queue"),
  DLQ_CREATED(
      Place.SERVER,
      Kind.COUNTER,
      "tasker.dlq.entries_created.total",
      "entries",
      "tasks handed to a person"),
  STALENESS_RUNS(
      Place.SERVER,
      Kind.COUNTER,
      "tasker.staleness.detection_runs.total",
      "runs",
      "looks for tasks that do not move"),
  STALE_DETECTED(
      Place.SERVER,
      Kind.COUNTER,
      "tasker.staleness.tasks_detected.total",
      "tasks",
      "tasks found not to move"),
  STALE_GIVEN_UP(
      Place.SERVER,
      Kind.COUNTER,
      "tasker.staleness.tasks_transitioned_to_error.total",
      "tasks",
      "tasks given up because they did not move"),
  DLQ_PENDING(
      Place.SERVER,
      Kind.GAUGE,
      "tasker.dlq.pending_investigations",
      "entries",
      "entries that wait for a person; not older than five seconds"),
  MESSAGES_SENT(
      Place.BOTH,
      Kind.COUNTER,
      "tasker.messages.sent.total",
      "messages",
      "messages sent to a queue",
      "queue"),
  MESSAGES_RECEIVED(
      Place.BOTH,
      Kind.COUNTER,
      "tasker.messages.received.total",
      "messages",
      "messages taken off a queue",
      "queue"),
  MESSAGES_DEAD(
      Place.SERVER,
      Kind.COUNTER,
      "tasker.messages.dead.total",
      "messages",
      "messages that could not be used"),
  LEASES_EXPIRED(
      Place.SERVER, Kind.COUNTER, "tasker.leases.expired.total", "leases", "leases that ran out"),
  REPAIRS(
      Place.SERVER,
      Kind.COUNTER,
      "tasker.reconciler.repairs.total",
      "wake-ups",
      "wake-ups that the reconciler restored"),
  COMMANDS(
      Place.SERVER,
      Kind.COUNTER,
      "tasker.actor.commands.total",
      "commands",
      "commands answered; outcome is ok or failed",
      "command",
      "outcome"),
  COMMAND_QUEUE(
      Place.SERVER,
      Kind.HISTOGRAM,
      "tasker.actor.queue.duration",
      "ms",
      "from a command to the begin of work on it",
      "command"),
  COMMAND_WORK(
      Place.SERVER,
      Kind.HISTOGRAM,
      "tasker.actor.work.duration",
      "ms",
      "from there to the answer, commit included",
      "command"),
  SET_SIZE(
      Place.SERVER,
      Kind.HISTOGRAM,
      "tasker.writer.set.size",
      "events",
      "what one transaction of a writer handled",
      "writer",
      "operation"),
  TRANSACTION(
      Place.SERVER,
      Kind.HISTOGRAM,
      "tasker.db.transaction.duration",
      "ms",
      "one set operation from its first statement to its commit",
      "writer",
      "operation"),
  POOL_CONNECTIONS(
      Place.BOTH,
      Kind.GAUGE,
      "tasker.db.pool.connections",
      "connections",
      "connections; state is active, idle or waiting (threads that wait for one)",
      "pool",
      "state"),
  CHANNEL_SENT(
      Place.BOTH,
      Kind.COUNTER,
      "tasker.channel.messages.sent",
      "items",
      "items taken in by a channel",
      "channel"),
  CHANNEL_RECEIVED(
      Place.BOTH,
      Kind.COUNTER,
      "tasker.channel.messages.received",
      "items",
      "items taken out of a channel",
      "channel"),
  CHANNEL_DROPPED(
      Place.BOTH,
      Kind.COUNTER,
      "tasker.channel.messages.dropped",
      "items",
      "items refused because the channel was full; nothing is lost, who offered is told",
      "channel"),
  CHANNEL_BACKLOG(
      Place.BOTH,
      Kind.GAUGE,
      "tasker.channel.backlog",
      "items",
      "items waiting in a channel",
      "channel"),
  CHANNEL_SIZE(
      Place.BOTH,
      Kind.GAUGE,
      "tasker.channel.buffer_size",
      "items",
      "items a channel can hold",
      "channel"),
  CHANNEL_SATURATION(
      Place.BOTH,
      Kind.GAUGE,
      "tasker.channel.saturation",
      "ratio",
      "backlog by buffer size, 0 to 1",
      "channel"),
  API_REJECTED(
      Place.SERVER,
      Kind.COUNTER,
      "tasker.api.requests_rejected.total",
      "requests",
      "requests refused before any work; endpoint is create_task, cancel_task, act_on_step or read;"
          + " reason is circuit_breaker, channel_saturation or queue_depth",
      "endpoint",
      "reason"),
  API_BREAKER(
      Place.SERVER,
      Kind.GAUGE,
      "tasker.api.circuit_breaker.state",
      "",
      "the breaker before the database: 0 closed, 1 half-open, 2 open"),
  ORCHESTRATION_INFO(
      Place.SERVER,
      Kind.GAUGE,
      "tasker.orchestration.info",
      "",
      "always 1; version is that of this build",
      "version"),
  ORCHESTRATION_RUNNING(
      Place.SERVER,
      Kind.GAUGE,
      "tasker.orchestration.running",
      "",
      "1 while the operational state is Normal, else 0"),
  ORCHESTRATION_POOL(
      Place.SERVER,
      Kind.GAUGE,
      "tasker.orchestration.db_pool_size",
      "connections",
      "connections the server holds for its engine"),
  ORCHESTRATION_BREAKER(
      Place.SERVER,
      Kind.GAUGE,
      "tasker.orchestration.circuit_breaker_state",
      "",
      "as tasker.api.circuit_breaker.state"),
  ORCHESTRATION_CHANNEL(
      Place.SERVER,
      Kind.GAUGE,
      "tasker.orchestration.channel_health",
      "",
      "a channel of commands: 0 healthy, 1 degraded from 80 %, 2 critical from 95 %",
      "channel_name",
      "component"),
  HEALTH_EVALUATIONS(
      Place.SERVER,
      Kind.COUNTER,
      "tasker.health.evaluations.total",
      "looks",
      "looks at the depth of the server's own queues"),
  HEALTH_ERRORS(
      Place.SERVER,
      Kind.COUNTER,
      "tasker.health.evaluation_errors.total",
      "looks",
      "those that nobody answered"),
  HEALTH_EVALUATION(
      Place.SERVER,
      Kind.HISTOGRAM,
      "tasker.health.evaluation.duration",
      "ms",
      "how long those that were answered took"),
  HEALTH_DATABASE_CHECK(
      Place.SERVER,
      Kind.HISTOGRAM,
      "tasker.health.database_check.duration",
      "ms",
      "how long the database took to answer a health check"),
  HEALTH_ACTIVATIONS(
      Place.SERVER,
      Kind.COUNTER,
      "tasker.health.backpressure.activations.total",
      "times",
      "times that new tasks began to be refused",
      "reason"),
  HEALTH_ACTIVE(
      Place.SERVER,
      Kind.GAUGE,
      "tasker.health.backpressure.active",
      "",
      "1 while new tasks are refused"),
  HEALTH_QUEUE_DEPTH(
      Place.SERVER,
      Kind.GAUGE,
      "tasker.health.queue_depth.current",
      "messages",
      "messages in one of the server's own queues, as last seen",
      "queue"),
  HEALTH_QUEUE_TIER(
      Place.SERVER,
      Kind.GAUGE,
      "tasker.health.queue_depth.tier",
      "",
      "0 normal, 1 warning, 2 critical, 3 overflow; NaN if it is unknown",
      "queue"),
  HEALTH_CHANNEL(
      Place.SERVER,
      Kind.GAUGE,
      "tasker.health.channel.saturation_percent",
      "percent",
      "backlog by buffer size of a channel of commands",
      "channel"),
  HEALTH_DATABASE(
      Place.SERVER,
      Kind.GAUGE,
      "tasker.health.database.connected",
      "",
      "1 if the database answered when the queues were last looked at"),
  HEALTH_BREAKER_FAILURES(
      Place.SERVER,
      Kind.GAUGE,
      "tasker.health.circuit_breaker.failures",
      "calls",
      "calls unanswered in a row",
      "breaker"),
  AUTH_REQUESTS(
      Place.SERVER,
      Kind.COUNTER,
      "tasker.auth.requests.total",
      "calls",
      "calls whose caller was looked for; method is jwt, api_key or none, result success or"
          + " failure",
      "method",
      "result"),
  AUTH_FAILURES(
      Place.SERVER,
      Kind.COUNTER,
      "tasker.auth.failures.total",
      "calls",
      "calls of nobody we know; reason is missing, malformed, invalid or expired",
      "reason"),
  PERMISSION_DENIALS(
      Place.SERVER,
      Kind.COUNTER,
      "tasker.permission.denials.total",
      "calls",
      "calls of somebody who may not do that",
      "permission"),
  TOKEN_VERIFICATION(
      Place.SERVER,
      Kind.HISTOGRAM,
      "tasker.auth.jwt.verification.duration",
      "ms",
      "to verify a token, right or wrong"),
  STEPS_CLAIMED(
      Place.WORKER, Kind.COUNTER, "tasker.steps.claimed.total", "steps", "steps claimed", "queue"),
  STEPS_EXECUTED(
      Place.WORKER,
      Kind.COUNTER,
      "tasker.steps.executions.total",
      "steps",
      "handlers called",
      "namespace"),
  STEPS_SUCCEEDED(
      Place.WORKER,
      Kind.COUNTER,
      "tasker.steps.successes.total",
      "steps",
      "attempts that ended well",
      "namespace"),
  STEPS_FAILED(
      Place.WORKER,
      Kind.COUNTER,
      "tasker.steps.failures.total",
      "steps",
      "attempts that failed; error_type is what the result says, or handler for one of a handler's"
          + " own",
      "namespace",
      "error_type"),
  RESULTS_SUBMITTED(
      Place.WORKER,
      Kind.COUNTER,
      "tasker.steps.results_submitted.total",
      "results",
      "results committed by this worker"),
  RESULTS_LATE(
      Place.WORKER,
      Kind.COUNTER,
      "tasker.steps.results_late.total",
      "results",
      "results that came after their lease and changed nothing"),
  STEP_TRANSITIONS(
      Place.WORKER,
      Kind.COUNTER,
      "tasker.step.state_transitions.total",
      "transitions",
      "transitions of steps by this worker",
      "to_state"),
  STEP_ATTEMPTS(
      Place.WORKER,
      Kind.COUNTER,
      "tasker.step.attempts.total",
      "attempts",
      "attempts begun; attempt is first or retry",
      "attempt"),
  STEPS_ACTIVE(
      Place.WORKER,
      Kind.GAUGE,
      "tasker.steps.active_executions",
      "steps",
      "steps that are claimed and whose result is not committed"),
  STEP_EXECUTION(
      Place.WORKER,
      Kind.HISTOGRAM,
      "tasker.step.execution.duration",
      "ms",
      "from the call of a handler to its return",
      "namespace"),
  STEP_CLAIM(
      Place.WORKER,
      Kind.HISTOGRAM,
      "tasker.step.claim.duration",
      "ms",
      "one claim that found messages, from its first statement to its commit",
      "queue"),
  STEP_SUBMISSION(
      Place.WORKER,
      Kind.HISTOGRAM,
      "tasker.step_result.submission.duration",
      "ms",
      "from a handler's return to the commit of its result"),
  RETENTION_TASKS(
      Place.SERVER,
      Kind.COUNTER,
      "tasker.retention.tasks_deleted.total",
      "tasks",
      "tasks deleted because of their age"),
  RETENTION_PARTITIONS(
      Place.SERVER,
      Kind.COUNTER,
      "tasker.retention.partitions_dropped.total",
      "partitions",
      "partitions of history dropped because of their age"),
  RETENTION_FAILURES(
      Place.SERVER,
      Kind.COUNTER,
      "tasker.retention.failures.total",
      "tries",
      "times that something was old and could not be deleted; the log says why"),
  HISTORY_DEFAULT_ROWS(
      Place.SERVER,
      Kind.GAUGE,
      "tasker.history.default_rows",
      "rows",
      "rows of history whose partition was not made in time"),
  DELIVERY_PUSH(
      Place.BOTH,
      Kind.GAUGE,
      "tasker.delivery.push",
      "",
      "1 while signals come through, 0 while queues are polled",
      "process"),
  DELIVERY_SWITCHES(
      Place.BOTH,
      Kind.COUNTER,
      "tasker.delivery.path_switches.total",
      "switches",
      "switches of the way by which work is noticed",
      "process",
      "to"),
  WORKER_INFO(
      Place.WORKER, Kind.GAUGE, "tasker.worker.info", "", "always 1", "worker_id", "version"),
  WORKER_UPTIME(Place.WORKER, Kind.GAUGE, "tasker.worker.uptime", "s", "since the worker started"),
  WORKER_POOL(
      Place.WORKER,
      Kind.GAUGE,
      "tasker.worker.db.pool.size",
      "connections",
      "connections the worker holds");

  private final Place place;
  private final Kind kind;
  private final String publicName;
  private final String unit;
  private final String meaning;
  private final List<String> labels;

  /** How it moves. */
  public enum Kind {
    /** Only up. */
    COUNTER,
    /** Up and down. */
    GAUGE,
    /** Many values, by size. */
    HISTOGRAM
  }

  /** Which process has it. */
  public enum Place {
    /** The orchestration server. */
    SERVER,
    /** A worker. */
    WORKER,
    /** Either. */
    BOTH
  }

  Metric(Place place, Kind kind, String publicName, String unit, String meaning, String... labels) {
    this.place = place;
    this.kind = kind;
    this.publicName = publicName;
    this.unit = unit;
    this.meaning = meaning;
    this.labels = List.of(labels);
  }

  /** Which process has it. */
  public Place place() {
    return place;
  }

  /** How it moves. */
  public Kind kind() {
    return kind;
  }

  /** Its name, levels joined by dots. */
  public String publicName() {
    return publicName;
  }

  /** What it counts or is measured in; {@code ms}, {@code s}, a noun, or empty. */
  public String unit() {
    return unit;
  }

  /** One line for the operator. */
  public String meaning() {
    return meaning;
  }

  /** Names of its labels, in the order of their values. */
  public List<String> labels() {
    return labels;
  }
}
