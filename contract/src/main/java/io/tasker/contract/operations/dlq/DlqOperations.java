package io.tasker.contract.operations.dlq;

import io.tasker.contract.model.TaskId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What can be asked about tasks that a person has to look at. Entries record an investigation:
 * changing one does not move its task.
 */
public interface DlqOperations {
  /** How many rows a list has at most. */
  int MAX_LIMIT = 1_000;

  /**
   * Lists entries, newest first.
   *
   * @param status only those; null: all
   * @param limit 1 to {@link #MAX_LIMIT}
   * @param offset entries to skip, from 0
   * @throws io.tasker.contract.error.TaskerException {@code INVALID_REQUEST}, naming what is
   *     allowed; {@code DATABASE_UNAVAILABLE}
   */
  List<DlqEntry> list(@Nullable DlqStatus status, long limit, long offset);

  /**
   * The newest entry of a task.
   *
   * @throws io.tasker.contract.error.TaskerException {@code DLQ_ENTRY_NOT_FOUND}, {@code
   *     DATABASE_UNAVAILABLE}
   */
  DlqEntry ofTask(TaskId task);

  /**
   * Records how an investigation goes on. A status that ends it sets its time, {@link
   * DlqStatus#PENDING} removes it.
   *
   * @throws io.tasker.contract.error.TaskerException {@code INVALID_REQUEST}; {@code
   *     DLQ_ENTRY_NOT_FOUND}; {@code DLQ_ENTRY_CONFLICT} if it cannot be pending again, since its
   *     task has another pending entry or has gone on; {@code DATABASE_UNAVAILABLE}
   */
  void update(UUID entry, DlqUpdate update);

  /**
   * Counts entries; one row per reason that has any.
   *
   * @throws io.tasker.contract.error.TaskerException {@code DATABASE_UNAVAILABLE}
   */
  List<DlqStats> stats();

  /**
   * Pending entries, the most urgent first.
   *
   * @param limit 1 to {@link #MAX_LIMIT}
   * @throws io.tasker.contract.error.TaskerException {@code INVALID_REQUEST}, {@code
   *     DATABASE_UNAVAILABLE}
   */
  List<Investigation> investigationQueue(long limit);

  /**
   * Open tasks that wait or have steps in process: stale ones first, then those that soon will be,
   * each group by how long they have been where they are.
   *
   * @param limit 1 to {@link #MAX_LIMIT}
   * @throws io.tasker.contract.error.TaskerException {@code INVALID_REQUEST}, {@code
   *     DATABASE_UNAVAILABLE}
   */
  List<TaskStaleness> staleness(long limit);
}
