package io.tasker.contract.operations;

import org.jspecify.annotations.Nullable;

/**
 * Which tasks to list. What is null does not filter; texts are compared exactly.
 *
 * @param page from 1, up to 4,294,967,295; a page beyond the last is empty
 * @param perPage tasks on a page, 1 to 100
 * @param namespace of the template
 * @param status the wire name of a task state, {@code completed} for complete, or {@code pending}
 *     for every task that is not over
 * @param initiator who asked
 * @param sourceSystem from where
 * @param search what else narrows it down
 */
public record TaskQuery(
    long page,
    int perPage,
    @Nullable String namespace,
    @Nullable String status,
    @Nullable String initiator,
    @Nullable String sourceSystem,
    TaskSearch search) {
  /** The page that is meant when none is named. */
  public static final long FIRST_PAGE = 1;

  /** How many tasks a page has when nothing else is said. */
  public static final int DEFAULT_PER_PAGE = 25;

  /** How many tasks a page has at most. */
  public static final int MAX_PER_PAGE = 100;

  /** The largest page number. */
  public static final long MAX_PAGE = 4_294_967_295L;

  /** The public filters alone. */
  public TaskQuery(
      long page,
      int perPage,
      @Nullable String namespace,
      @Nullable String status,
      @Nullable String initiator,
      @Nullable String sourceSystem) {
    this(page, perPage, namespace, status, initiator, sourceSystem, TaskSearch.NONE);
  }

  /** Every task, this page of it. */
  public static TaskQuery page(long page, int perPage) {
    return new TaskQuery(page, perPage, null, null, null, null);
  }
}
