package io.tasker.core.config;

/** What sort of value a key has. */
public enum ValueKind {
  /** A whole number. */
  WHOLE("whole number"),
  /** {@code true} or {@code false}. */
  FLAG("true or false"),
  /** Anything else that is a single value. */
  TEXT("text"),
  /** Any number of single values. */
  LIST("list");

  private final String description;

  ValueKind(String description) {
    this.description = description;
  }

  /** Its name for people. */
  public String description() {
    return description;
  }
}
