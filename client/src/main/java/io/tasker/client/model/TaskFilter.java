package io.tasker.client.model;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which tasks to list. What is null does not filter.
 *
 * @param page from 1
 * @param perPage 1 to 100
 * @param namespace of the template
 * @param name of the template
 * @param status a state, {@code completed}, or {@code pending} for every task that is not over
 * @param initiator who asked
 * @param sourceSystem from where
 * @param tag one label
 * @param correlationId ties tasks together
 */
public record TaskFilter(
    long page,
    int perPage,
    @Nullable String namespace,
    @Nullable String name,
    @Nullable String status,
    @Nullable String initiator,
    @Nullable String sourceSystem,
    @Nullable String tag,
    @Nullable UUID correlationId) {
  /** The newest tasks of all. */
  public static final TaskFilter ALL =
      new TaskFilter(1, 25, null, null, null, null, null, null, null);

  /** The same tasks, another page of them. */
  public TaskFilter page(long page, int perPage) {
    return new TaskFilter(
        page, perPage, namespace, name, status, initiator, sourceSystem, tag, correlationId);
  }

  /** Only those of a namespace. */
  public TaskFilter namespace(@Nullable String namespace) {
    return new TaskFilter(
        page, perPage, namespace, name, status, initiator, sourceSystem, tag, correlationId);
  }

  /** Only those of templates with a name. */
  public TaskFilter name(@Nullable String name) {
    return new TaskFilter(
        page, perPage, namespace, name, status, initiator, sourceSystem, tag, correlationId);
  }

  /** Only those in a state. */
  public TaskFilter status(@Nullable String status) {
    return new TaskFilter(
        page, perPage, namespace, name, status, initiator, sourceSystem, tag, correlationId);
  }

  /** Only those with a label. */
  public TaskFilter tag(@Nullable String tag) {
    return new TaskFilter(
        page, perPage, namespace, name, status, initiator, sourceSystem, tag, correlationId);
  }

  /** Only those tied to something. */
  public TaskFilter correlationId(@Nullable UUID correlationId) {
    return new TaskFilter(
        page, perPage, namespace, name, status, initiator, sourceSystem, tag, correlationId);
  }
}
