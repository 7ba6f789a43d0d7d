package io.tasker.core.event;

import io.tasker.core.config.DeliveryMode;
import io.tasker.core.config.PollingConfig;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * How long somebody who looks at queues may rest before the next look, in the present mode and on
 * the present path.
 */
public final class Pace {
  private static final Duration UNTIL_WOKEN = Duration.ofDays(365);

  private final DeliveryMode mode;
  private final BooleanSupplier pushing;
  private final Duration fallback;
  private final AdaptiveDelay delay;

  /**
   * For one who looks.
   *
   * @param pushing whether signals come through at present
   */
  public Pace(DeliveryMode mode, BooleanSupplier pushing, PollingConfig polling) {
    this.mode = mode;
    this.pushing = pushing;
    this.fallback = polling.fallback();
    this.delay = new AdaptiveDelay(polling.quickest(), polling.fallback());
  }

  /** Something was found; says whether to look again without waiting to be told. */
  public boolean found() {
    delay.busy();
    return !isTold();
  }

  /** How long to rest after a look, unless woken. */
  public Duration rest() {
    if (!isTold()) {
      return delay.rest();
    }
    return switch (mode) {
      case HYBRID, POLLING_ONLY -> fallback;
      case EVENT_DRIVEN_ONLY -> UNTIL_WOKEN;
    };
  }

  private boolean isTold() {
    return mode != DeliveryMode.POLLING_ONLY && pushing.getAsBoolean();
  }
}
