package io.tasker.core.config;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.core.config.TelemetryConfig.LogFormat;
import io.tasker.core.resilience.BreakerSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Makes the records out of values. */
final class Assembly {
  private final Values values;

  Assembly(Values values) {
    this.values = values;
  }

  TaskerConfig config(String environment, String defaultWorkerId) {
    return new TaskerConfig(environment, common(), orchestration(), worker(defaultWorkerId));
  }

  private CommonConfig common() {
    return new CommonConfig(
        database(),
        queues(),
        values.list("common.task_templates.search_paths"),
        values.flag("common.task_templates.revisions"),
        telemetry("common.telemetry."),
        breakers("common.circuit_breakers."));
  }

  private BreakersConfig breakers(String section) {
    return new BreakersConfig(breaker(section, "web"), breaker(section, "messaging"));
  }

  private BreakerSettings breaker(String section, String component) {
    return new BreakerSettings(
        threshold(section, component, "failure_threshold"),
        values.duration(section + "default_config.timeout_seconds"),
        threshold(section, component, "success_threshold"));
  }

  private int threshold(String section, String component, String key) {
    int own = values.whole(section + "component_configs." + component + "." + key);
    return own > 0 ? own : values.whole(section + "default_config." + key);
  }

  private TelemetryConfig telemetry(String section) {
    return new TelemetryConfig(
        LogFormat.valueOf(values.text(section + "log_format").toUpperCase(Locale.ROOT)),
        values.flag(section + "tracing_enabled"),
        values.text(section + "otlp_endpoint"),
        values.whole(section + "trace_sample_percent"));
  }

  private DatabaseConfig database() {
    String section = "common.database.";
    return new DatabaseConfig(
        values.text(section + "url"),
        values.text(section + "username"),
        values.text(section + "password"),
        new PoolConfig(
            values.duration(section + "pool.acquire_timeout_seconds"),
            values.duration(section + "pool.idle_timeout_seconds"),
            values.duration(section + "pool.max_lifetime_seconds")),
        values.flag(section + "migrate_on_start"),
        values.duration(section + "start_timeout_seconds"));
  }

  private QueuesConfig queues() {
    String section = "common.queues.";
    return new QueuesConfig(
        values.text(section + "backend"),
        values.text(section + "worker_namespace"),
        new OrchestrationQueues(
            queue(section + "orchestration_queues.task_requests"),
            queue(section + "orchestration_queues.task_finalizations"),
            queue(section + "orchestration_queues.step_results")),
        depths(section + "pgmq.queue_depth_thresholds."),
        values.duration(section + "start_timeout_seconds"));
  }

  private QueueDepthConfig depths(String section) {
    return new QueueDepthConfig(
        values.whole(section + "warning_threshold"),
        values.whole(section + "critical_threshold"),
        values.whole(section + "overflow_threshold"));
  }

  private QueueName queue(String key) {
    return new QueueName(values.text(key));
  }

  private OrchestrationConfig orchestration() {
    String section = "orchestration.";
    return new OrchestrationConfig(
        new WriterConfig(
            values.whole(section + "writers.count"), values.whole(section + "writers.set_size")),
        values.whole(section + "mpsc_channels.command_processor.command_buffer_size"),
        delivery(section, "event_systems.orchestration."),
        new RecoveryConfig(
            values.duration(section + "recovery.guard_interval_ms"),
            values.duration(section + "recovery.reconcile_interval_seconds"),
            values.duration(section + "recovery.lost_message_after_seconds")),
        dlq(section + "dlq."),
        new EntryConfig(
            entryQueue(section + "actors.task_request."),
            entryQueue(section + "actors.task_finalizer.")),
        retention(section + "retention."),
        apiPool(section + "web.database_pools.web_api_"),
        AuthConfig.of(values),
        values.flag(section + "validation.input_schema"),
        values.flag(section + "web.enabled"),
        values.flag(section + "grpc.enabled"),
        values.duration(section + "backpressure.evaluation_interval_seconds"),
        values.duration(section + "shutdown_timeout_ms"));
  }

  private EntryQueueConfig entryQueue(String section) {
    return new EntryQueueConfig(
        values.flag(section + "queue_enabled"), values.whole(section + "set_size"));
  }

  private DlqConfig dlq(String section) {
    String detection = section + "staleness_detection.";
    String thresholds = detection + "thresholds.";
    return new DlqConfig(
        values.flag(section + "enabled"),
        Optional.of(values.duration("worker.unroutable_after_seconds"))
            .filter(Duration::isPositive),
        new StalenessConfig(
            values.flag(detection + "enabled"),
            values.duration(detection + "detection_interval_seconds"),
            values.whole(detection + "batch_size"),
            values.flag(detection + "dry_run"),
            new StalenessConfig.Thresholds(
                Duration.ofMinutes(values.whole(thresholds + "waiting_for_dependencies_minutes")),
                Duration.ofMinutes(values.whole(thresholds + "waiting_for_retry_minutes")),
                Duration.ofMinutes(values.whole(thresholds + "steps_in_process_minutes")),
                Duration.ofHours(values.whole(thresholds + "task_max_lifetime_hours"))),
            values.flag(detection + "actions.auto_move_to_dlq"),
            values.flag(detection + "actions.auto_transition_to_error")));
  }

  private RetentionConfig retention(String section) {
    return new RetentionConfig(
        values.whole(section + "default_days"),
        namespaceDays(section + "namespace_days"),
        values.whole(section + "batch_tasks"),
        values.duration(section + "interval_seconds"),
        values.duration(section + "lock_timeout_ms"),
        values.text(section + "export_path").strip());
  }

  private Map<String, Integer> namespaceDays(String key) {
    Map<String, Integer> days = new HashMap<>();
    for (String item : values.list(key)) {
      String[] parts = item.split("=", 2);
      if (days.put(parts[0], Integer.valueOf(parts[1])) != null) {
        throw new TaskerException(
            ErrorCode.CONFIG_INVALID, key + " names the namespace " + parts[0] + " twice");
      }
    }
    return days;
  }

  private ApiPoolConfig apiPool(String prefix) {
    return new ApiPoolConfig(
        values.whole(prefix + "max_connections"),
        values.duration(prefix + "connection_timeout_seconds"));
  }

  private WorkerConfig worker(String defaultId) {
    String section = "worker.";
    String id = values.text(section + "worker_id");
    return new WorkerConfig(
        id.isBlank() ? defaultId : id,
        dispatch(section + "mpsc_channels.handler_dispatch."),
        lease(section + "lease."),
        delivery(section, "event_systems.worker."),
        values.whole(section + "set_size"),
        values.list(section + "handler_paths"),
        values.flag(section + "web.enabled"),
        values.text(section + "web.bind_address"),
        values.duration(section + "shutdown_timeout_ms"));
  }

  private DispatchConfig dispatch(String section) {
    return new DispatchConfig(
        values.whole(section + "max_concurrent_handlers"),
        values.whole(section + "dispatch_buffer_size"));
  }

  private LeaseConfig lease(String section) {
    return new LeaseConfig(
        values.duration(section + "margin_ms"),
        values.duration(section + "heartbeat_ms"),
        Optional.of(values.duration(section + "fixed_ms")).filter(Duration::isPositive));
  }

  private DeliveryConfig delivery(String section, String system) {
    return new DeliveryConfig(
        DeliveryMode.of(values.text(section + system + "deployment_mode")),
        new PollingConfig(
            values.duration(section + "polling.quickest_ms"),
            values.duration(section + system + "timing.fallback_polling_interval_seconds")),
        values.duration(section + system + "timing.health_check_interval_seconds"),
        values.whole(section + system + "health.max_consecutive_errors"));
  }
}
