package io.tasker.core.config;

import static io.tasker.core.config.KnownKey.key;
import static io.tasker.core.config.KnownKey.list;

import java.util.List;
import java.util.stream.Stream;

/** The keys below {@code common}. */
final class CommonKeys {
  private static final List<KnownKey> DATABASE_AND_QUEUES =
      List.of(
          key(
              "common.database.url",
              KeyType.database(),
              "${DATABASE_URL:-postgresql://localhost/tasker}",
              "where the database is"),
          key(
              "common.database.username",
              KeyType.textOrNothing(63),
              "",
              "empty: the one in the url, else the operating system's user"),
          key(
              "common.database.password",
              KeyType.secret(),
              "",
              "empty: the one in the url, else none"),
          key(
              "common.database.migrate_on_start",
              KeyType.flag(),
              false,
              "whether a server brings an old schema up to date instead of refusing it"),
          key(
              "common.database.start_timeout_seconds",
              KeyType.whole(0, 3_600),
              60,
              "seconds",
              "how long the start of a server or worker waits for a database that cannot be"
                  + " reached, or whose schema is not made yet; 0: not at all"),
          key(
              "common.database.pool.acquire_timeout_seconds",
              KeyType.whole(1, 300),
              10,
              "seconds",
              "how long to wait for a free connection"),
          key(
              "common.database.pool.idle_timeout_seconds",
              KeyType.whole(1, 3_600),
              300,
              "seconds",
              "after which an idle connection above the minimum is closed"),
          key(
              "common.database.pool.max_lifetime_seconds",
              KeyType.whole(60, 86_400),
              1_800,
              "seconds",
              "after which a connection is replaced"),
          key(
              "common.queues.backend",
              KeyType.choice("pgmq", "rabbitmq"),
              "pgmq",
              "which messaging plugin carries the messages"),
          key(
              "common.queues.start_timeout_seconds",
              KeyType.whole(0, 3_600),
              60,
              "seconds",
              "how long the start of a server or worker waits for a broker that cannot be reached;"
                  + " 0: not at all; without effect if queues are in the database"),
          key(
              "common.queues.worker_namespace",
              KeyType.identifier(29),
              "worker",
              "prefix of the queues that steps wait in"),
          key(
              "common.queues.orchestration_queues.task_requests",
              KeyType.identifier(47),
              "orchestration_task_requests",
              "requests for new tasks"),
          key(
              "common.queues.orchestration_queues.task_finalizations",
              KeyType.identifier(47),
              "orchestration_task_finalizations",
              "tasks to look at again"),
          key(
              "common.queues.orchestration_queues.step_results",
              KeyType.identifier(47),
              "orchestration_step_results",
              "results that workers have stored"),
          key(
              "common.queues.pgmq.queue_depth_thresholds.warning_threshold",
              KeyType.whole(1, 1_000_000_000),
              1_000,
              "messages",
              "in one of the server's own queues, from which on its health is degraded; whatever"
                  + " the backend"),
          key(
              "common.queues.pgmq.queue_depth_thresholds.critical_threshold",
              KeyType.whole(1, 1_000_000_000),
              5_000,
              "messages",
              "from which on new tasks are refused, to be tried again after 30 seconds"),
          key(
              "common.queues.pgmq.queue_depth_thresholds.overflow_threshold",
              KeyType.whole(1, 1_000_000_000),
              10_000,
              "messages",
              "from which on they are refused for 60 seconds"));

  private static final List<KnownKey> OTHERS =
      List.of(
          list(
              "common.task_templates.search_paths",
              KeyType.paths(),
              List.of("templates/**/*.{yml,yaml}"),
              "template files: folders and glob patterns, relative to the home folder"),
          key(
              "common.task_templates.revisions",
              KeyType.flag(),
              false,
              "whether changed content under a registered version becomes its next revision instead"
                  + " of being refused"),
          key(
              "common.telemetry.log_format",
              KeyType.choice("text", "json"),
              "text",
              "how log lines are written once the configuration is read"),
          key(
              "common.telemetry.tracing_enabled",
              KeyType.flag(),
              false,
              "whether spans are recorded and sent by OTLP over HTTP"),
          key(
              "common.telemetry.otlp_endpoint",
              KeyType.http(),
              "${OTEL_EXPORTER_OTLP_ENDPOINT:-http://localhost:4318}",
              "where spans are sent; /v1/traces is added"),
          key(
              "common.telemetry.trace_sample_percent",
              KeyType.whole(0, 100),
              100,
              "percent",
              "how many of the traces that begin here are recorded"));

  static final List<KnownKey> ALL =
      Stream.of(DATABASE_AND_QUEUES, RabbitKeys.ALL, OTHERS).flatMap(List::stream).toList();

  private CommonKeys() {}
}
