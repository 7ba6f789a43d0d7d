package io.tasker.core.config;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Typed reading of values that have passed validation. */
final class Values {
  private final Map<String, ConfigValue> values;

  Values(Map<String, ConfigValue> values) {
    this.values = values;
  }

  String text(String key) {
    return value(key).value();
  }

  int whole(String key) {
    return Integer.parseInt(text(key));
  }

  boolean flag(String key) {
    return Boolean.parseBoolean(text(key));
  }

  List<String> list(String key) {
    return value(key).items();
  }

  /** The unit is at the end of the name. */
  Duration duration(String key) {
    long number = Long.parseLong(text(key));
    if (key.endsWith("_ms")) {
      return Duration.ofMillis(number);
    }
    if (key.endsWith("_seconds")) {
      return Duration.ofSeconds(number);
    }
    throw new IllegalArgumentException(key + " has no unit of time in its name");
  }

  private ConfigValue value(String key) {
    ConfigValue value = values.get(key);
    if (value == null) {
      throw new IllegalArgumentException(key + " is not a known key");
    }
    return value;
  }
}
