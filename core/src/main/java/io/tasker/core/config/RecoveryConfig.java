package io.tasker.core.config;

import java.time.Duration;

/**
 * How lost work is found.
 *
 * @param guardInterval how often due wake-ups are looked for
 * @param reconcileInterval how often every open task is checked to have a wake-up
 * @param lostMessageAfter how long a step may be enqueued without its message before it is sent
 *     again
 */
public record RecoveryConfig(
    Duration guardInterval, Duration reconcileInterval, Duration lostMessageAfter) {
  public RecoveryConfig {
    Require.positive("guard_interval_ms", guardInterval);
    Require.positive("reconcile_interval_seconds", reconcileInterval);
    Require.positive("lost_message_after_seconds", lostMessageAfter);
  }
}
