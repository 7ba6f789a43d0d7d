package io.tasker.contract.template;

/** When two requests for the same template mean the same task. A request's own key wins over it. */
public enum IdentityStrategy {
  /** When their inputs are the same. */
  STRICT("strict"),
  /** When they bring the same key; a request without one is refused. */
  CALLER_PROVIDED("caller_provided"),
  /** Never. */
  ALWAYS_UNIQUE("always_unique");

  private final String wireName;

  IdentityStrategy(String wireName) {
    this.wireName = wireName;
  }

  /** The name in template files. */
  public String wireName() {
    return wireName;
  }
}
