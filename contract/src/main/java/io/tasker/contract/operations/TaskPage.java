package io.tasker.contract.operations;

import io.tasker.contract.model.TaskView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list of tasks.
 *
 * @param tasks newest first, without their steps
 * @param page number of this page, from 1
 * @param perPage tasks on a full page
 * @param totalCount tasks on all pages; {@link #UNCOUNTED} if a cursor was given
 * @param nextCursor where the next page begins; null if this is the last
 */
public record TaskPage(
    List<TaskView> tasks, long page, int perPage, long totalCount, @Nullable String nextCursor) {
  /** In place of a count: pages behind a cursor are not counted. */
  public static final long UNCOUNTED = -1;

  public TaskPage {
    tasks = List.copyOf(tasks);
  }

  /** A numbered page; where the next one begins is not known. */
  public TaskPage(List<TaskView> tasks, long page, int perPage, long totalCount) {
    this(tasks, page, perPage, totalCount, null);
  }

  /** Whether the pages are numbered and counted. */
  public boolean isCounted() {
    return totalCount != UNCOUNTED;
  }

  /** How many pages there are; 0 if there are no tasks. */
  public long totalPages() {
    return (totalCount + perPage - 1) / perPage;
  }

  /** Whether a later page has tasks. */
  public boolean hasNext() {
    return page < totalPages();
  }

  /** Whether this is not the first page. */
  public boolean hasPrevious() {
    return page > 1;
  }
}
