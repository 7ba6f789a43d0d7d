package io.tasker.contract.operations;

import java.time.Instant;
import java.util.UUID;
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
 * @param narrowing what else the tasks have in common
 * @param search what their input has, and where the page begins
 */
public record TaskQuery(
    long page,
    int perPage,
    @Nullable String namespace,
    @Nullable String status,
    @Nullable String initiator,
    @Nullable String sourceSystem,
    Narrowing narrowing,
    TaskSearch search) {
  /**
   * What else tasks can have in common. What is null does not filter.
   *
   * @param name of the template
   * @param version of the template
   * @param tag one of theirs
   * @param correlationId theirs
   * @param createdFrom created then or later
   * @param createdBefore created before that
   */
  public record Narrowing(
      @Nullable String name,
      @Nullable String version,
      @Nullable String tag,
      @Nullable UUID correlationId,
      @Nullable Instant createdFrom,
      @Nullable Instant createdBefore) {
    /** Does not filter. */
    public static final Narrowing NONE = new Narrowing(null, null, null, null, null, null);
  }

  /** A query that is not narrowed further. */
  public TaskQuery(
      long page,
      int perPage,
      @Nullable String namespace,
      @Nullable String status,
      @Nullable String initiator,
      @Nullable String sourceSystem) {
    this(page, perPage, namespace, status, initiator, sourceSystem, Narrowing.NONE);
  }

  /** A query with numbered pages. */
  public TaskQuery(
      long page,
      int perPage,
      @Nullable String namespace,
      @Nullable String status,
      @Nullable String initiator,
      @Nullable String sourceSystem,
      Narrowing narrowing) {
    this(page, perPage, namespace, status, initiator, sourceSystem, narrowing, TaskSearch.NUMBERED);
  }

  /** The page that is meant when none is named. */
  public static final long FIRST_PAGE = 1;

  /** How many tasks a page has when nothing else is said. */
  public static final int DEFAULT_PER_PAGE = 25;

  /** How many tasks a page has at most. */
  public static final int MAX_PER_PAGE = 100;

  /** The largest page number. */
  public static final long MAX_PAGE = 4_294_967_295L;

  /** Every task, this page of it. */
  public static TaskQuery page(long page, int perPage) {
    return new TaskQuery(page, perPage, null, null, null, null);
  }
}
