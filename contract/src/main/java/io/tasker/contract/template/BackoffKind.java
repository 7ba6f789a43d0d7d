package io.tasker.contract.template;

/** How the wait before the next attempt grows. */
public enum BackoffKind {
  /** No wait. */
  NONE("none"),
  /** base · attempt. */
  LINEAR("linear"),
  /** base · 2^(attempt - 1). */
  EXPONENTIAL("exponential"),
  /** base · fibonacci(attempt), counted 1, 1, 2, 3, 5. */
  FIBONACCI("fibonacci");

  private final String wireName;

  BackoffKind(String wireName) {
    this.wireName = wireName;
  }

  /** The name in template files. */
  public String wireName() {
    return wireName;
  }
}
