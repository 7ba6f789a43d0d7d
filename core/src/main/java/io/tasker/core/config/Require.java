package io.tasker.core.config;

import java.time.Duration;

/**
 * What no record accepts, whoever makes it. The narrower ranges that an operator is held to are in
 * {@link KnownKeys}.
 */
final class Require {
  private Require() {}

  static void atLeast(int lowest, String name, int value) {
    if (value < lowest) {
      throw new IllegalArgumentException(
          "%s must be at least %d, was %d".formatted(name, lowest, value));
    }
  }

  static void positive(String name, Duration value) {
    if (!value.isPositive()) {
      throw new IllegalArgumentException("%s must be above zero, was %s".formatted(name, value));
    }
  }

  static void notNegative(String name, Duration value) {
    if (value.isNegative()) {
      throw new IllegalArgumentException("%s must not be negative, was %s".formatted(name, value));
    }
  }
}
