package io.tasker.launch;

import io.tasker.core.config.ConfigValue;
import io.tasker.core.config.KeyFacts;
import java.util.List;
import java.util.function.Function;

/** Writes many keys in columns. */
final class ConfigTable {
  private static final String UNKNOWN = "?";

  private ConfigTable() {}

  /** Key, value, origin. */
  static List<String> values(List<KeyFacts> keys) {
    return columns(
        keys, it -> it.present().map(ConfigValue::origin).orElse("the configuration is invalid"));
  }

  /** Key, value, meaning. */
  static List<String> meanings(List<KeyFacts> keys) {
    return columns(keys, KeyFacts::meaning);
  }

  private static List<String> columns(List<KeyFacts> keys, Function<KeyFacts, String> last) {
    int name = widest(keys, KeyFacts::key);
    int value = widest(keys, ConfigTable::value);
    return keys.stream()
        .map(it -> pad(it.key(), name) + "  " + pad(value(it), value) + "  " + last.apply(it))
        .toList();
  }

  private static String value(KeyFacts key) {
    return key.present().map(it -> ConfigYaml.written(key.kind(), it)).orElse(UNKNOWN);
  }

  private static int widest(List<KeyFacts> keys, Function<KeyFacts, String> column) {
    return keys.stream().map(column).mapToInt(String::length).max().orElse(0);
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(width - text.length());
  }
}
