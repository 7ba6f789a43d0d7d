package io.tasker.client.model;

import java.util.List;

/**
 * One page of a list of tasks, newest first.
 *
 * @param tasks the tasks, without their steps
 * @param pagination where the page stands
 */
public record TaskPage(List<Task> tasks, Pagination pagination) {
  /**
   * Where a page stands.
   *
   * @param page its number, from 1
   * @param perPage tasks on a page
   * @param totalCount tasks altogether
   * @param totalPages pages altogether
   * @param hasNext whether there is one after it
   * @param hasPrevious whether there is one before it
   */
  public record Pagination(
      long page,
      int perPage,
      long totalCount,
      long totalPages,
      boolean hasNext,
      boolean hasPrevious) {}
}
