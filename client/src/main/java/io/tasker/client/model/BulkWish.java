package io.tasker.client.model;

import org.jspecify.annotations.Nullable;

/**
 * What is asked for every task that a filter finds. Start with {@link #of} and say more.
 *
 * @param filter which tasks; must name something. Its page has no meaning here. Without a status:
 *     whatever is open for a cancel, blocked by failures for a retry
 * @param limit tasks at most, 1 to 1,000; more are reached by {@code cursor}
 * @param dryRun whether they are only named
 * @param reason kept with their history; null: none
 * @param requestedBy who asks; null: {@code api}
 * @param cursor where the answer before ended; null: from the first on
 */
public record BulkWish(
    TaskFilter filter,
    int limit,
    boolean dryRun,
    @Nullable String reason,
    @Nullable String requestedBy,
    @Nullable String cursor) {
  /** For up to 100 tasks, without a reason. */
  public static BulkWish of(TaskFilter filter) {
    return new BulkWish(filter, 100, false, null, null, null);
  }

  /** For so many tasks at most, 1 to 1,000. */
  public BulkWish limit(int limit) {
    return new BulkWish(filter, limit, dryRun, reason, requestedBy, cursor);
  }

  /** Only to say which tasks; nothing is changed. */
  public BulkWish asDryRun() {
    return new BulkWish(filter, limit, true, reason, requestedBy, cursor);
  }

  /** In somebody's name, for a reason. */
  public BulkWish because(@Nullable String reason, @Nullable String requestedBy) {
    return new BulkWish(filter, limit, dryRun, reason, requestedBy, cursor);
  }

  /** From where an answer ended. */
  public BulkWish after(@Nullable String cursor) {
    return new BulkWish(filter, limit, dryRun, reason, requestedBy, cursor);
  }
}
