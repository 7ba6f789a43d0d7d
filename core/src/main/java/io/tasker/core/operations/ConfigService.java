package io.tasker.core.operations;

import io.tasker.contract.operations.ConfigOperations;
import io.tasker.core.config.AuthConfig;
import io.tasker.core.config.LoadedConfig;
import io.tasker.core.config.OrchestrationQueues;
import io.tasker.core.config.TaskerConfig;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The configuration for API plugins, without its secrets. */
public final class ConfigService implements ConfigOperations {
  private static final String BREAKER = "common.circuit_breakers.default_config.";

  private final LoadedConfig loaded;
  private final String version;
  private final InstantSource clock;

  /**
   * Shows a configuration.
   *
   * @param version of this build
   */
  public ConfigService(LoadedConfig loaded, String version, InstantSource clock) {
    this.loaded = loaded;
    this.version = version;
    this.clock = clock;
  }

  @Override
  public View show() {
    TaskerConfig config = loaded.config();
    Map<String, String> settings = new LinkedHashMap<>();
    loaded.masked().forEach((key, value) -> settings.put(key, value.value()));
    return new View(
        clock.instant(),
        config.environment(),
        version,
        config.orchestration().delivery().mode().value(),
        config.orchestration().apiPool().maxConnections(),
        messaging(config),
        new Breaker(
            breaker("failure_threshold", 5),
            breaker("timeout_seconds", 30),
            breaker("success_threshold", 2)),
        auth(config.orchestration().auth()),
        settings);
  }

  private static Auth auth(AuthConfig auth) {
    if (!auth.enabled()) {
      return Auth.OFF;
    }
    AuthConfig.Tokens tokens = auth.tokens();
    AuthConfig.ApiKeys keys = auth.apiKeys();
    boolean takesTokens = !tokens.publicKey().isBlank() || !tokens.publicKeyPath().isEmpty();
    int single = keys.single().isBlank() ? 0 : 1;
    return new Auth(
        true,
        takesTokens ? "public_key" : "none",
        tokens.issuer(),
        tokens.audience(),
        keys.header(),
        keys.listed() && !keys.list().isEmpty() ? keys.list().size() : single,
        auth.strict(),
        tokens.algorithms());
  }

  private static Messaging messaging(TaskerConfig config) {
    OrchestrationQueues queues = config.common().queues().orchestrationQueues();
    return new Messaging(
        config.common().queues().backend(),
        List.of(
            queues.taskRequests().value(),
            queues.taskFinalizations().value(),
            queues.stepResults().value()));
  }

  private int breaker(String key, int otherwise) {
    return Optional.ofNullable(loaded.values().get(BREAKER + key))
        .map(value -> Integer.parseInt(value.value()))
        .orElse(otherwise);
  }
}
