package io.tasker.core.config;

import io.tasker.contract.spi.PluginConfig;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A configuration that can be used.
 *
 * @param config the values by their meaning
 * @param values every known key in the order of the shipped file; holds secrets
 * @param warnings what was accepted but has no effect
 * @param home what relative paths of plugins start from
 */
public record LoadedConfig(
    TaskerConfig config, Map<String, ConfigValue> values, List<String> warnings, Path home) {
  public LoadedConfig {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    warnings = List.copyOf(warnings);
  }

  /** The same for a deployment whose relative paths start from a folder. */
  public LoadedConfig at(Path home) {
    return new LoadedConfig(config, values, warnings, home);
  }

  /**
   * What a plugin sees: the keys below a section such as {@code orchestration.web}.
   *
   * @param section levels joined by dots, without a dot at the end
   */
  public PluginConfig plugin(String section) {
    return new SectionView(section, values, home);
  }

  /** Every value with its origin, secrets replaced by {@code ***}. */
  public Map<String, ConfigValue> masked() {
    Map<String, ConfigValue> masked = new LinkedHashMap<>();
    values.forEach(
        (key, value) -> masked.put(key, KnownKeys.find(key).orElseThrow().type().mask(value)));
    return masked;
  }

  /** Shows everything but secrets. */
  @Override
  public String toString() {
    return "LoadedConfig[values=%s, warnings=%s]".formatted(masked(), warnings);
  }
}
