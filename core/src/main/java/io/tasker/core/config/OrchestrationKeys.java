package io.tasker.core.config;

import static io.tasker.core.config.KnownKey.key;

import java.util.List;

/** The keys below {@code orchestration}. */
final class OrchestrationKeys {
  static final List<KnownKey> ALL =
      List.of(
          key(
              "orchestration.shutdown_timeout_ms",
              KeyType.whole(1_000, 300_000),
              30_000,
              "ms",
              "how long running work may take to end when the server stops"),
          key(
              "orchestration.writers.count",
              KeyType.whole(0, 64),
              0,
              "writers",
              "who commit; 0: two, or one on a single core"),
          key(
              "orchestration.writers.set_size",
              KeyType.whole(1, 1_000),
              200,
              "events",
              "in one transaction at most"),
          key(
              "orchestration.mpsc_channels.command_processor.command_buffer_size",
              KeyType.whole(10, 1_000_000),
              5_000,
              "commands",
              "waiting at most; beyond that, requests are refused for a while"),
          key(
              "orchestration.polling.quickest_ms",
              KeyType.whole(1, 1_000),
              5,
              "ms",
              "pause between two looks at a queue while there is work"),
          key(
              "orchestration.event_systems.orchestration.deployment_mode",
              KeyType.choice(DeliveryMode.names()),
              DeliveryMode.HYBRID.value(),
              "how it learns that its queues have something: told and looking now and then, told"
                  + " only, or looking only"),
          key(
              "orchestration.event_systems.orchestration.timing.health_check_interval_seconds",
              KeyType.whole(1, 3_600),
              5,
              "seconds",
              "between two heartbeats, signals to itself that show whether signals come through"),
          key(
              "orchestration.event_systems.orchestration.timing.fallback_polling_interval_seconds",
              KeyType.whole(1, 300),
              5,
              "seconds",
              "pause between two looks at a queue when there is nothing to do"),
          key(
              "orchestration.event_systems.orchestration.health.max_consecutive_errors",
              KeyType.whole(1, 100),
              2,
              "heartbeats",
              "missing in a row before it looks instead of being told"),
          key(
              "orchestration.recovery.guard_interval_ms",
              KeyType.whole(10, 60_000),
              500,
              "ms",
              "how often due retries and deadlines are looked for"),
          key(
              "orchestration.recovery.reconcile_interval_seconds",
              KeyType.whole(1, 86_400),
              60,
              "seconds",
              "how often every open task is checked to have something that moves it on"),
          key(
              "orchestration.recovery.lost_message_after_seconds",
              KeyType.whole(1, 86_400),
              300,
              "seconds",
              "how long a step may be enqueued without its message before it is sent again"),
          key(
              "orchestration.retention.default_days",
              KeyType.whole(0, 36_500),
              0,
              "days",
              "how long a task is kept after it is over; 0: for ever"),
          KnownKey.list(
              "orchestration.retention.namespace_days",
              KeyType.namespaceDays(),
              List.of(),
              "namespaces that differ, such as [\"billing=3650\", \"scratch=7\"]; 0: for ever"),
          key(
              "orchestration.retention.export_path",
              KeyType.textOrNothing(4_096),
              "",
              "the folder into which rows are written before they are deleted; empty: they are"
                  + " not"),
          key(
              "orchestration.retention.interval_seconds",
              KeyType.whole(10, 86_400),
              3_600,
              "seconds",
              "how often tasks that are old enough are looked for"),
          key(
              "orchestration.retention.batch_tasks",
              KeyType.whole(1, 10_000),
              500,
              "tasks",
              "deleted in one transaction at most"),
          key(
              "orchestration.retention.lock_timeout_ms",
              KeyType.whole(1, 10_000),
              100,
              "ms",
              "how long writers may have to wait behind the drop of a partition"),
          key(
              "orchestration.validation.input_schema",
              KeyType.flag(),
              true,
              "whether a task's context must fit the input_schema of its template"),
          key(
              "orchestration.web.enabled",
              KeyType.flag(),
              true,
              "whether REST is served (needs plugins/api-rest)"),
          key(
              "orchestration.web.bind_address",
              KeyType.binding(),
              "127.0.0.1:8080",
              "where REST listens; port 0: any free one"),
          key(
              "orchestration.web.request_timeout_ms",
              KeyType.whole(100, 300_000),
              30_000,
              "ms",
              "how long a request may take"),
          key(
              "orchestration.web.max_body_bytes",
              KeyType.whole(1_024, 67_108_864),
              2_097_152,
              "bytes",
              "the largest request body"),
          key(
              "orchestration.web.config_endpoint_enabled",
              KeyType.flag(),
              false,
              "whether GET /config shows the configuration, secrets masked"),
          key(
              "orchestration.web.max_event_streams",
              KeyType.whole(0, 100_000),
              1_000,
              "streams",
              "how many may watch events at once; 0: nobody"),
          key(
              "orchestration.web.event_replay_hours",
              KeyType.whole(1, 720),
              24,
              "hours",
              "how old the event may be that a watcher goes on from"),
          key(
              "orchestration.web.database_pools.web_api_max_connections",
              KeyType.whole(1, 1_000),
              8,
              "connections",
              "to the database that API reads open at once at most"),
          key(
              "orchestration.web.database_pools.web_api_connection_timeout_seconds",
              KeyType.whole(1, 300),
              10,
              "seconds",
              "how long an API read waits for a free connection"),
          key(
              "orchestration.web.access_log_enabled",
              KeyType.flag(),
              false,
              "whether each REST request is logged when it has been answered"),
          KnownKey.list(
              "orchestration.web.cors.allowed_origins",
              KeyType.origins(),
              List.of(),
              "whose pages browsers let read REST replies; empty: nobody's"),
          KnownKey.list(
              "orchestration.web.cors.allowed_methods",
              KeyType.methods(),
              List.of("GET", "HEAD", "POST", "PATCH", "DELETE"),
              "what such pages may do"),
          KnownKey.list(
              "orchestration.web.cors.allowed_headers",
              KeyType.headers(),
              List.of(
                  "Authorization",
                  "Content-Type",
                  "Idempotency-Key",
                  "Traceparent",
                  "X-API-Key",
                  "X-Request-ID"),
              "which headers such pages may send"),
          key(
              "orchestration.web.cors.max_age_seconds",
              KeyType.whole(0, 86_400),
              3_600,
              "seconds",
              "how long a browser may remember what is allowed"));

  private OrchestrationKeys() {}
}
