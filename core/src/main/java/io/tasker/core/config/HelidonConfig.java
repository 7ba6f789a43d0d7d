package io.tasker.core.config;

import io.helidon.config.Config;
import io.helidon.config.ConfigSources;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Hands the loaded values to Helidon's own parts. To be called once the plugins' class loader is
 * the thread's context class loader; loading itself needs no Helidon, since it says which plugins
 * there are.
 */
public final class HelidonConfig {
  private HelidonConfig() {}

  /**
   * Every known key as a Helidon node; placeholders are resolved already and not looked for again.
   */
  public static Config of(LoadedConfig loaded) {
    Map<String, String> flat = new LinkedHashMap<>();
    loaded.values().forEach((key, value) -> put(flat, key, value));
    return Config.builder(ConfigSources.create(flat))
        .disableEnvironmentVariablesSource()
        .disableSystemPropertiesSource()
        .disableKeyResolving()
        .disableValueResolving()
        .build();
  }

  private static void put(Map<String, String> flat, String key, ConfigValue value) {
    if (KnownKeys.find(key).orElseThrow().type().isList()) {
      List<String> items = value.items();
      for (int i = 0; i < items.size(); i++) {
        flat.put(key + "." + i, items.get(i));
      }
    } else {
      flat.put(key, value.value());
    }
  }
}
