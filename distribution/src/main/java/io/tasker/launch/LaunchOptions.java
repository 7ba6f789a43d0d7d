package io.tasker.launch;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the command line says, checked.
 *
 * @param home the folder with {@code lib}, {@code plugins} and {@code config}; absolute, exists
 * @param configFile the file of {@code --config}; absolute, readable; null: not given
 * @param settings what {@code --set} says, dotted keys to YAML values, in the order given
 */
public record LaunchOptions(Path home, @Nullable Path configFile, Map<String, String> settings) {
  public LaunchOptions {
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
  }

  /** Where the default configuration is. */
  public Path configFolder() {
    return home.resolve("config");
  }

  /** Where each plugin has a folder. */
  public Path pluginFolder() {
    return home.resolve("plugins");
  }
}
