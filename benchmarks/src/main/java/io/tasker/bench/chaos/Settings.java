package io.tasker.bench.chaos;

import io.tasker.bench.chaos.effect.EffectLog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * How the processes of a run are set up: what takes minutes in production takes seconds here.
 *
 * @param home the assembled folder
 * @param work where templates, handler, logs and effects are
 * @param database its address
 * @param messaging variables about what carries messages
 */
record Settings(Path home, Path work, String database, Map<String, String> messaging) {
  /** The length of each lease; kept alive by a heartbeat every fifth of it. */
  static final Duration LEASE = Duration.ofMillis(3_000);

  /** The environment of a process whose web server listens on a port of the loopback address. */
  Map<String, String> environment(int port) {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("JAVA_HOME", System.getProperty("java.home"));
    variables.putAll(messaging);
    // Four JVMs share the machine with the database; they are small.
    variables.put("TASKER_JAVA_OPTS", "-Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1");
    variables.put(EffectLog.FOLDER, effects().toString());
    set(variables, "common.database.url", database);
    set(variables, "common.database.migrate_on_start", "true");
    set(variables, "common.database.pool.acquire_timeout_seconds", "3");
    set(variables, "common.task_templates.search_paths", "['" + templates() + "']");
    set(variables, "worker.handler_paths", "['" + handler() + "']");
    set(variables, "orchestration.web.bind_address", "127.0.0.1:" + port);
    set(variables, "worker.web.bind_address", "127.0.0.1:" + port);
    set(variables, "worker.lease.fixed_ms", Long.toString(LEASE.toMillis()));
    set(variables, "worker.lease.heartbeat_ms", Long.toString(LEASE.toMillis() / 5));
    // Fewer than there are steps, so that some are claimed and still wait when their worker dies.
    set(variables, "worker.mpsc_channels.handler_dispatch.max_concurrent_handlers", "20");
    // What finds retries that are due and leases that ran out.
    set(variables, "orchestration.recovery.guard_interval_ms", "100");
    // What finds tasks that nothing would move on, and messages that got lost.
    set(variables, "orchestration.recovery.reconcile_interval_seconds", "5");
    set(variables, "orchestration.recovery.lost_message_after_seconds", "10");
    // What finds messages whose signal got lost with a connection.
    set(
        variables,
        "orchestration.event_systems.orchestration.timing.fallback_polling_interval_seconds",
        "1");
    set(variables, "worker.event_systems.worker.timing.fallback_polling_interval_seconds", "1");
    return variables;
  }

  Path templates() {
    return work.resolve("templates");
  }

  Path handler() {
    return work.resolve("chaos-handler.jar");
  }

  Path effects() {
    return work.resolve("effects");
  }

  Path logs() {
    return work.resolve("logs");
  }

  private static void set(Map<String, String> variables, String key, String value) {
    variables.put("TASKER__" + key.toUpperCase(Locale.ROOT).replace(".", "__"), value);
  }
}
