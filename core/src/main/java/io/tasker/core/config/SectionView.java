package io.tasker.core.config;

import io.tasker.contract.spi.PluginConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The keys below one section.
 *
 * @param home what relative paths start from
 */
record SectionView(String section, Map<String, ConfigValue> values, Path home)
    implements PluginConfig {
  private static final String PATH = "_path";

  @Override
  public Optional<String> get(String key) {
    return find(key).map(ConfigValue::value).map(value -> key.endsWith(PATH) ? path(value) : value);
  }

  private String path(String value) {
    return value.isEmpty() ? value : home.resolve(value).toString();
  }

  @Override
  public List<String> list(String key) {
    return find(key).map(ConfigValue::items).orElse(List.of());
  }

  private Optional<ConfigValue> find(String key) {
    return Optional.ofNullable(values.get(section + "." + key));
  }

  /** Its name only: values may be secrets. */
  @Override
  public String toString() {
    return "SectionView[" + section + "]";
  }
}
