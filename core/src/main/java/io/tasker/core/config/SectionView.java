package io.tasker.core.config;

import io.tasker.contract.spi.PluginConfig;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keys below one section. */
record SectionView(String section, Map<String, ConfigValue> values) implements PluginConfig {
  @Override
  public Optional<String> get(String key) {
    return find(key).map(ConfigValue::value);
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
