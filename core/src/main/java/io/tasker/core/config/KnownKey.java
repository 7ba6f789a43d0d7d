package io.tasker.core.config;

import java.util.List;

/**
 * One key that means something.
 *
 * @param name levels joined by dots
 * @param type what it accepts
 * @param defaultValue as the shipped file has it, placeholders included
 * @param unit of the value; empty if it has none
 * @param meaning one line for the operator
 */
record KnownKey(String name, KeyType type, Raw defaultValue, String unit, String meaning) {
  static KnownKey key(String name, KeyType type, Object defaultValue, String unit, String meaning) {
    return new KnownKey(name, type, new Raw.Text(String.valueOf(defaultValue)), unit, meaning);
  }

  static KnownKey key(String name, KeyType type, Object defaultValue, String meaning) {
    return key(name, type, defaultValue, "", meaning);
  }

  static KnownKey list(String name, KeyType type, List<String> items, String meaning) {
    return new KnownKey(name, type, new Raw.Items(items), "", meaning);
  }

  /** What it accepts, with the unit. */
  String allowed() {
    return unit.isEmpty() ? type.allowed() : type.allowed() + " (" + unit + ")";
  }
}
