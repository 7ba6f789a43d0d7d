package io.tasker.core.store;

import io.tasker.contract.model.TaskId;
import java.util.Comparator;
import java.util.UUID;

/**
 * The key of a step row. Its order is PostgreSQL's, byte by byte; {@link UUID#compareTo} is signed
 * and would break the order in which rows are locked.
 *
 * @param task its task
 * @param number its number in the task
 */
public record StepKey(TaskId task, int number) implements Comparable<StepKey> {
  /** PostgreSQL's order of uuids. */
  public static final Comparator<UUID> UUID_ORDER =
      (a, b) -> {
        int high = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
        return high != 0
            ? high
            : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
      };

  /** PostgreSQL's order of tasks. */
  public static final Comparator<TaskId> TASK_ORDER =
      (a, b) -> UUID_ORDER.compare(a.value(), b.value());

  @Override
  public int compareTo(StepKey other) {
    int tasks = TASK_ORDER.compare(task, other.task);
    return tasks != 0 ? tasks : Integer.compare(number, other.number);
  }
}
