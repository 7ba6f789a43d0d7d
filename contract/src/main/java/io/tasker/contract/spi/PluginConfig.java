package io.tasker.contract.spi;

import java.util.List;
import java.util.Optional;

/**
 * A plugin's view of the configuration: only what lies below the plugin's own key. Values are
 * already validated against the plugin's known keys.
 */
public interface PluginConfig {
  /** Nothing set: every key has its default. */
  static PluginConfig defaults() {
    return new PluginConfig() {
      @Override
      public Optional<String> get(String key) {
        return Optional.empty();
      }

      @Override
      public List<String> list(String key) {
        return List.of();
      }
    };
  }

  /** The value of a key, dots between levels, if it is set. */
  Optional<String> get(String key);

  /** The items of a list; empty if it is not set. */
  List<String> list(String key);

  /** The value of a key that has a default. */
  default String get(String key, String defaultValue) {
    return get(key).orElse(defaultValue);
  }

  /**
   * A whole number.
   *
   * @throws IllegalArgumentException if the value is not a whole number
   */
  default int getInt(String key, int defaultValue) {
    return get(key).map(Integer::parseInt).orElse(defaultValue);
  }

  /** A truth value; anything but {@code true} is false. */
  default boolean getBoolean(String key, boolean defaultValue) {
    return get(key).map(Boolean::parseBoolean).orElse(defaultValue);
  }
}
