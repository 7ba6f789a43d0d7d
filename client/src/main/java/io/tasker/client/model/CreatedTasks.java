package io.tasker.client.model;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of many requests for tasks.
 *
 * @param created how many are there now
 * @param refused how many are not
 * @param items of each request, in order
 */
public record CreatedTasks(int created, int refused, List<Item> items) {
  /**
   * What became of one request.
   *
   * @param index its place among the requests, from 0
   * @param status HTTP status that it would have had alone
   * @param taskUuid the task; null: it was refused
   * @param error why it was refused; null: it was not
   */
  public record Item(int index, int status, @Nullable UUID taskUuid, @Nullable Refusal error) {}
}
