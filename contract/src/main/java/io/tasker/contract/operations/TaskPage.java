package io.tasker.contract.operations;

import io.tasker.contract.model.TaskView;
import java.util.List;

/**
 * One page of a list of tasks.
 *
 * @param tasks newest first, without their steps
 * @param page number of this page, from 1
 * @param perPage tasks on a full page
 * @param totalCount tasks on all pages
 */
public record TaskPage(List<TaskView> tasks, long page, int perPage, long totalCount) {
  public TaskPage {
    tasks = List.copyOf(tasks);
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
