package io.tasker.core.admission;

import io.tasker.core.config.QueueDepthConfig;

/** How full a queue is. The ordinal is the value of its metric. */
public enum QueueTier {
  /** There is room. */
  NORMAL,
  /** Worth a look. */
  WARNING,
  /** No new tasks. */
  CRITICAL,
  /** No new tasks for longer. */
  OVERFLOW;

  /** The tier of a depth. */
  public static QueueTier of(long depth, QueueDepthConfig limits) {
    if (depth >= limits.overflow()) {
      return OVERFLOW;
    }
    if (depth >= limits.critical()) {
      return CRITICAL;
    }
    return depth >= limits.warning() ? WARNING : NORMAL;
  }
}
