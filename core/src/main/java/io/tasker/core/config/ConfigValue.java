package io.tasker.core.config;

import java.util.List;

/**
 * A value that is in force.
 *
 * @param value as text; for a list, its items in brackets
 * @param items of a list; a single value is its own one item
 * @param origin who set it: {@code file:line}, a variable's name, {@code command line} or {@code
 *     default}
 */
public record ConfigValue(String value, List<String> items, String origin) {
  /** The origin of what nobody set. */
  static final String DEFAULT = "default";

  public ConfigValue {
    items = List.copyOf(items);
  }
}
