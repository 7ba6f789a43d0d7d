package io.tasker.core.resilience;

/** What a circuit breaker does with calls. The ordinal is the value of its metric. */
public enum BreakerState {
  /** It lets them through. */
  CLOSED("Closed"),
  /** It lets one through at a time, to see whether the part is back. */
  HALF_OPEN("HalfOpen"),
  /** It refuses them. */
  OPEN("Open");

  private final String publicName;

  BreakerState(String publicName) {
    this.publicName = publicName;
  }

  /** As the public API names it. */
  public String publicName() {
    return publicName;
  }
}
