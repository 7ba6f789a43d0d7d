package io.tasker.core.event;

import java.time.Duration;

/**
 * How long to rest between two looks: short after something was found, doubled with each look that
 * found nothing, never longer than the fallback. So polling alone is quick while busy and quiet
 * when idle.
 */
public final class AdaptiveDelay {
  private final Duration quickest;
  private final Duration fallback;
  private Duration next;

  /**
   * Begins with the quickest.
   *
   * @param quickest the shortest rest, positive
   * @param fallback the longest rest
   */
  public AdaptiveDelay(Duration quickest, Duration fallback) {
    this.quickest = quickest;
    this.fallback = fallback;
    this.next = quickest;
  }

  /** Something was found, or was said to be there. */
  public synchronized void busy() {
    next = quickest;
  }

  /** How long to rest now. */
  public synchronized Duration rest() {
    Duration rest = next;
    Duration doubled = next.multipliedBy(2);
    next = doubled.compareTo(fallback) < 0 ? doubled : fallback;
    return rest;
  }
}
