package io.tasker.client.model;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of a wish for many tasks.
 *
 * @param dryRun whether the tasks are only named
 * @param matched how many were found
 * @param changed how many were changed
 * @param failed how many could not be
 * @param items of each task that was found
 * @param nextCursor where to go on; null: there are no more
 */
public record BulkOutcome(
    boolean dryRun,
    int matched,
    int changed,
    int failed,
    List<Item> items,
    @Nullable String nextCursor) {
  /**
   * What became of one task.
   *
   * @param taskUuid the task
   * @param error why it was not changed; null: it was, or would be
   */
  public record Item(UUID taskUuid, @Nullable Refusal error) {}
}
