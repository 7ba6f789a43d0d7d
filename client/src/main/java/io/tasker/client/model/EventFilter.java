package io.tasker.client.model;

import org.jspecify.annotations.Nullable;

/**
 * Which changes of tasks to watch. What is null does not filter.
 *
 * @param namespace of the template
 * @param name of the template
 * @param state that the task changes to
 */
public record EventFilter(
    @Nullable String namespace, @Nullable String name, @Nullable String state) {
  /** Every change of every task. */
  public static final EventFilter ALL = new EventFilter(null, null, null);
}
