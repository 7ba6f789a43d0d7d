package io.tasker.core.config;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where configuration comes from, each layer over the one before.
 *
 * @param defaultsFile {@code config/tasker.yaml}; {@code tasker-ENVIRONMENT.yaml} beside it is read
 *     too if it exists
 * @param environment {@code TASKER_ENV}: letters, digits, hyphens and underscores
 * @param file one more file, which must exist
 * @param variables the process environment
 * @param overrides keys and values of the command line
 */
public record ConfigSources(
    Path defaultsFile,
    String environment,
    Optional<Path> file,
    Map<String, String> variables,
    Map<String, String> overrides) {
  public ConfigSources {
    variables = Map.copyOf(variables);
    overrides = Collections.unmodifiableMap(new LinkedHashMap<>(overrides));
  }

  /** Shows no values, since they may be secrets. */
  @Override
  public String toString() {
    return "ConfigSources[defaultsFile=%s, environment=%s, file=%s, overrides=%s]"
        .formatted(defaultsFile, environment, file, overrides.keySet());
  }
}
