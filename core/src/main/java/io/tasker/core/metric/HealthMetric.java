package io.tasker.core.metric;

/** How the server is, what it refuses, and what it found when it looked at itself. */
public enum HealthMetric implements Metric {
  API_REJECTED(
      Kind.COUNTER,
      "tasker.api.requests_rejected.total",
      "requests",
      "requests refused before any work; endpoint is create_task, cancel_task, act_on_step or read;"
          + " reason is circuit_breaker, channel_saturation or queue_depth",
      "endpoint",
      "reason"),
  API_BREAKER(
      Kind.GAUGE,
      "tasker.api.circuit_breaker.state",
      "",
      "the breaker before the database: 0 closed, 1 half-open, 2 open"),
  ORCHESTRATION_INFO(
      Kind.GAUGE,
      "tasker.orchestration.info",
      "",
      "always 1; version is that of this build",
      "version"),
  ORCHESTRATION_RUNNING(
      Kind.GAUGE,
      "tasker.orchestration.running",
      "",
      "1 while the operational state is Normal, else 0"),
  ORCHESTRATION_POOL(
      Kind.GAUGE,
      "tasker.orchestration.db_pool_size",
      "connections",
      "connections the server holds for its engine"),
  ORCHESTRATION_BREAKER(
      Kind.GAUGE,
      "tasker.orchestration.circuit_breaker_state",
      "",
      "as tasker.api.circuit_breaker.state"),
  ORCHESTRATION_CHANNEL(
      Kind.GAUGE,
      "tasker.orchestration.channel_health",
      "",
      "a channel of commands: 0 healthy, 1 degraded from 80 %, 2 critical from 95 %",
      "channel_name",
      "component"),
  HEALTH_EVALUATIONS(
      Kind.COUNTER,
      "tasker.health.evaluations.total",
      "looks",
      "looks at the depth of the server's own queues"),
  HEALTH_ERRORS(
      Kind.COUNTER, "tasker.health.evaluation_errors.total", "looks", "those that nobody answered"),
  HEALTH_EVALUATION(
      Kind.HISTOGRAM,
      "tasker.health.evaluation.duration",
      "ms",
      "how long those that were answered took"),
  HEALTH_DATABASE_CHECK(
      Kind.HISTOGRAM,
      "tasker.health.database_check.duration",
      "ms",
      "how long the database took to answer a health check"),
  HEALTH_ACTIVATIONS(
      Kind.COUNTER,
      "tasker.health.backpressure.activations.total",
      "times",
      "times that new tasks began to be refused",
      "reason"),
  HEALTH_ACTIVE(
      Kind.GAUGE, "tasker.health.backpressure.active", "", "1 while new tasks are refused"),
  HEALTH_QUEUE_DEPTH(
      Kind.GAUGE,
      "tasker.health.queue_depth.current",
      "messages",
      "messages in one of the server's own queues, as last seen",
      "queue"),
  HEALTH_QUEUE_TIER(
      Kind.GAUGE,
      "tasker.health.queue_depth.tier",
      "",
      "0 normal, 1 warning, 2 critical, 3 overflow; NaN if it is unknown",
      "queue"),
  HEALTH_CHANNEL(
      Kind.GAUGE,
      "tasker.health.channel.saturation_percent",
      "percent",
      "backlog by buffer size of a channel of commands",
      "channel"),
  HEALTH_DATABASE(
      Kind.GAUGE,
      "tasker.health.database.connected",
      "",
      "1 if the database answered when the queues were last looked at"),
  HEALTH_BREAKER_FAILURES(
      Kind.GAUGE,
      "tasker.health.circuit_breaker.failures",
      "calls",
      "calls unanswered in a row",
      "breaker");

  private final MetricRow row;

  HealthMetric(Kind kind, String publicName, String unit, String meaning, String... labels) {
    row = new MetricRow(Place.SERVER, kind, publicName, unit, meaning, labels);
  }

  @Override
  public MetricRow row() {
    return row;
  }
}
