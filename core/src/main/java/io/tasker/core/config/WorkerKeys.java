package io.tasker.core.config;

import static io.tasker.core.config.KnownKey.key;
import static io.tasker.core.config.KnownKey.list;

import java.util.List;

/** The keys below {@code worker}. */
final class WorkerKeys {
  static final List<KnownKey> ALL =
      List.of(
          key(
              "worker.worker_id",
              KeyType.textOrNothing(128),
              "",
              "its name in leases and audits; empty: made from host name and process id"),
          key(
              "worker.shutdown_timeout_ms",
              KeyType.whole(1_000, 300_000),
              30_000,
              "ms",
              "how long running handlers may take to end when the worker stops"),
          list(
              "worker.handler_paths",
              KeyType.paths(),
              List.of("handlers/*.jar"),
              "jar files of handlers: files, folders and glob patterns"),
          key(
              "worker.set_size",
              KeyType.whole(1, 1_000),
              200,
              "steps",
              "claimed or submitted in one transaction at most"),
          key(
              "worker.mpsc_channels.handler_dispatch.max_concurrent_handlers",
              KeyType.whole(1, 10_000),
              200,
              "handlers",
              "running at once at most"),
          key(
              "worker.mpsc_channels.handler_dispatch.dispatch_buffer_size",
              KeyType.whole(1, 100_000),
              200,
              "steps",
              "claimed and not yet running at most"),
          key(
              "worker.lease.margin_ms",
              KeyType.whole(100, 3_600_000),
              15_000,
              "ms",
              "what a lease is longer than the step's timeout"),
          key(
              "worker.lease.heartbeat_ms",
              KeyType.whole(10, 600_000),
              5_000,
              "ms",
              "how often the lease of a running step is extended"),
          key(
              "worker.lease.fixed_ms",
              KeyType.whole(0, 86_400_000),
              0,
              "ms",
              "the length of every lease, whatever the timeout; 0: timeout and margin"),
          key(
              "worker.unroutable_after_seconds",
              KeyType.whole(0, 604_800),
              300,
              "seconds",
              "nobody may take a step before its task is entered in tasker.tasks_dlq; 0: for ever;"
                  + " read by the server"),
          key(
              "worker.polling.quickest_ms",
              KeyType.whole(1, 1_000),
              5,
              "ms",
              "pause between two looks at a queue while there is work"),
          key(
              "worker.event_systems.worker.deployment_mode",
              KeyType.choice(DeliveryMode.names()),
              DeliveryMode.HYBRID.value(),
              "how it learns that its queues have something: told and looking now and then, told"
                  + " only, or looking only"),
          key(
              "worker.event_systems.worker.timing.health_check_interval_seconds",
              KeyType.whole(1, 3_600),
              5,
              "seconds",
              "between two heartbeats, signals to itself that show whether signals come through"),
          key(
              "worker.event_systems.worker.timing.fallback_polling_interval_seconds",
              KeyType.whole(1, 300),
              2,
              "seconds",
              "pause between two looks at a queue when there is nothing to do"),
          key(
              "worker.event_systems.worker.health.max_consecutive_errors",
              KeyType.whole(1, 100),
              2,
              "heartbeats",
              "missing in a row before it looks instead of being told"),
          key(
              "worker.web.enabled",
              KeyType.flag(),
              true,
              "whether the worker answers health checks"),
          key(
              "worker.web.bind_address",
              KeyType.binding(),
              "127.0.0.1:8081",
              "where it does; port 0: any free one"),
          key(
              "worker.web.auth.enabled",
              KeyType.falseOnly(),
              false,
              "whether callers must identify themselves; not possible yet, so true is refused"));

  private WorkerKeys() {}
}
