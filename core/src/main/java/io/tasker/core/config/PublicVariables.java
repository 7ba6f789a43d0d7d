package io.tasker.core.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The variable names that Tasker deployments already use. */
final class PublicVariables {
  private record Alias(String variable, List<String> keys) {}

  /** Of two for one key, the later wins. */
  private static final List<Alias> ALIASES =
      List.of(
          alias("DATABASE_URL", "common.database.url"),
          alias("TASKER_MESSAGING_BACKEND", "common.queues.backend"),
          alias("RABBITMQ_URL", "common.queues.rabbitmq.url"),
          alias("TASKER_TEMPLATE_PATH", "common.task_templates.search_paths"),
          alias(
              "TASKER_WEB_BIND_ADDRESS",
              "orchestration.web.bind_address",
              "worker.web.bind_address"),
          alias("TASKER_ORCHESTRATION_GRPC_BIND_ADDRESS", "orchestration.grpc.bind_address"),
          alias("TASKER_JWT_PUBLIC_KEY", "orchestration.web.auth.jwt_public_key"),
          alias("TASKER_JWT_PUBLIC_KEY_PATH", "orchestration.web.auth.jwt_public_key_path"),
          alias("TASKER_INSTANCE_ID", "worker.worker_id"),
          alias("TASKER_WORKER_ID", "worker.worker_id"));

  /** Those whose absence here somebody might take for a promise kept. */
  private static final List<String> WITHOUT_MEANING =
      List.of(
          "PGMQ_DATABASE_URL",
          "TASKER_CONFIG_PATH",
          "TASKER_INSTANCE_PORT",
          "TASKER_WORKER_GRPC_BIND_ADDRESS");

  private PublicVariables() {}

  /** What they set; an empty one sets nothing. */
  static List<Setting> read(Map<String, String> variables, Findings findings) {
    for (String name : WITHOUT_MEANING) {
      if (!variables.getOrDefault(name, "").isEmpty()) {
        findings.warning(name, "this variable has no effect here");
      }
    }
    List<Setting> settings = new ArrayList<>();
    for (Alias alias : ALIASES) {
      String text = variables.getOrDefault(alias.variable, "");
      if (!text.isEmpty()) {
        alias.keys.forEach(key -> settings.add(setting(key, text, alias.variable)));
      }
    }
    return settings;
  }

  /** The variables that set a key. */
  static List<String> of(String key) {
    return ALIASES.stream().filter(alias -> alias.keys.contains(key)).map(Alias::variable).toList();
  }

  /** The keys that a variable sets; none if it sets nothing. */
  static List<String> keysOf(String variable) {
    return ALIASES.stream()
        .filter(alias -> alias.variable.equals(variable))
        .flatMap(alias -> alias.keys.stream())
        .toList();
  }

  static boolean isWithoutMeaning(String variable) {
    return WITHOUT_MEANING.contains(variable);
  }

  private static Setting setting(String key, String text, String variable) {
    boolean isList = KnownKeys.find(key).orElseThrow().type().isList();
    Raw value = isList ? new Raw.Items(List.of(text)) : new Raw.Text(text);
    return new Setting(key, value, variable, false);
  }

  private static Alias alias(String variable, String... keys) {
    return new Alias(variable, List.of(keys));
  }
}
