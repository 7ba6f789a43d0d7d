package io.tasker.core.config;

/**
 * An actor that can be reached through a queue.
 *
 * @param enabled whether its queue is read; the actor itself works in any case
 * @param setSize messages in one transaction at most, from 1
 */
public record EntryQueueConfig(boolean enabled, int setSize) {
  public EntryQueueConfig {
    Require.atLeast(1, "set_size", setSize);
  }
}
