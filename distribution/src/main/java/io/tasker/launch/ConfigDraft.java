package io.tasker.launch;

import io.tasker.core.config.ConfigBook;
import io.tasker.core.config.KeyFacts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Writes a configuration to begin with: what a deployment of a shape has to think about. */
final class ConfigDraft {
  private static final String DEFAULT = "";
  private static final String HEADER =
      """
      # A configuration to begin with. Give it to every process with --config FILE; what is not in it has
      # its default from config/tasker.yaml. ${VAR:-default} stands for a variable.
      #   tasker config validate --config FILE     checks it
      #   tasker config explain KEY                says more about a key, and lists the others
      """;

  private ConfigDraft() {}

  /** What carries messages. */
  enum Messaging {
    PGMQ,
    RABBITMQ;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** By what a server is talked to. */
  enum Api {
    REST,
    GRPC;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The lines of the file. */
  static List<String> of(Messaging messaging, Set<Api> apis, Set<ProcessKind> processes) {
    Map<String, String> values = common(messaging);
    if (processes.contains(ProcessKind.SERVER)) {
      values.putAll(server(apis));
    }
    if (processes.contains(ProcessKind.WORKER)) {
      values.putAll(worker());
    }
    List<KeyFacts> keys =
        ConfigBook.withoutValues().all().stream()
            .filter(it -> values.containsKey(it.key()))
            .toList();
    List<String> lines = new ArrayList<>(HEADER.lines().toList());
    lines.add("");
    lines.addAll(ConfigYaml.tree(keys, (key, indent, name) -> lines(key, indent, name, values)));
    return lines;
  }

  private static List<String> lines(
      KeyFacts key, String indent, String name, Map<String, String> values) {
    List<String> lines = new ArrayList<>();
    lines.add(indent + "# " + sentence(key.meaning()));
    String unit = key.unit().isEmpty() ? "" : " (" + key.unit() + ")";
    lines.add(indent + "# Allowed: " + key.allowed() + unit + ".");
    String chosen = values.getOrDefault(key.key(), DEFAULT);
    String value = chosen.isEmpty() ? ConfigYaml.written(key.kind(), key.defaultValue()) : chosen;
    lines.add(indent + name + ": " + value);
    return lines;
  }

  private static Map<String, String> common(Messaging messaging) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("common.database.url", "\"${DATABASE_URL:-postgresql://localhost/tasker}\"");
    values.put("common.database.username", DEFAULT);
    values.put("common.database.password", "\"${DATABASE_PASSWORD:-}\"");
    values.put("common.database.migrate_on_start", DEFAULT);
    values.put("common.queues.backend", messaging.toString());
    if (messaging == Messaging.RABBITMQ) {
      values.put("common.queues.rabbitmq.url", "\"${RABBITMQ_URL:-amqp://localhost:5672/%2F}\"");
      values.put("common.queues.rabbitmq.username", "\"${RABBITMQ_USERNAME:-}\"");
      values.put("common.queues.rabbitmq.password", "\"${RABBITMQ_PASSWORD:-}\"");
      values.put("common.queues.rabbitmq.queue_type", DEFAULT);
    }
    values.put("common.task_templates.search_paths", DEFAULT);
    values.put("common.telemetry.log_format", DEFAULT);
    return values;
  }

  private static Map<String, String> server(Set<Api> apis) {
    Map<String, String> values = new LinkedHashMap<>();
    boolean rest = apis.contains(Api.REST);
    values.put("orchestration.web.enabled", Boolean.toString(rest));
    if (rest) {
      values.put("orchestration.web.bind_address", DEFAULT);
    }
    boolean grpc = apis.contains(Api.GRPC);
    values.put("orchestration.grpc.enabled", Boolean.toString(grpc));
    if (grpc) {
      values.put("orchestration.grpc.bind_address", DEFAULT);
      values.put("orchestration.grpc.tls_enabled", DEFAULT);
      values.put("orchestration.grpc.tls_cert_path", DEFAULT);
      values.put("orchestration.grpc.tls_key_path", DEFAULT);
    }
    values.put("orchestration.retention.default_days", DEFAULT);
    return values;
  }

  private static Map<String, String> worker() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("worker.worker_id", DEFAULT);
    values.put("worker.handler_paths", DEFAULT);
    values.put("worker.mpsc_channels.handler_dispatch.max_concurrent_handlers", DEFAULT);
    values.put("worker.web.enabled", DEFAULT);
    values.put("worker.web.bind_address", DEFAULT);
    return values;
  }

  private static String sentence(String meaning) {
    return meaning.substring(0, 1).toUpperCase(Locale.ROOT) + meaning.substring(1) + ".";
  }
}
