package io.tasker.core.operations;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.contract.model.TaskId;
import io.tasker.contract.operations.dlq.DlqEntry;
import io.tasker.contract.operations.dlq.DlqOperations;
import io.tasker.contract.operations.dlq.DlqStats;
import io.tasker.contract.operations.dlq.DlqStatus;
import io.tasker.contract.operations.dlq.DlqUpdate;
import io.tasker.contract.operations.dlq.Investigation;
import io.tasker.contract.operations.dlq.TaskStaleness;
import io.tasker.core.db.StoreException;
import io.tasker.core.store.DlqStore;
import io.tasker.core.store.DlqUpdateStore;
import io.tasker.core.store.DlqViewStore;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tasks that a person has to look at, for API plugins. */
public final class DlqService implements DlqOperations {
  private static final System.Logger LOG = System.getLogger(DlqService.class.getName());

  private final DlqViewStore views;
  private final DlqUpdateStore updates;
  private final DlqStore.Limits limits;
  private final InstantSource clock;

  /**
   * Reads views, writes updates.
   *
   * @param limits how long a task may stay where it is, unless its template says
   */
  public DlqService(
      DlqViewStore views, DlqUpdateStore updates, DlqStore.Limits limits, InstantSource clock) {
    this.views = views;
    this.updates = updates;
    this.limits = limits;
    this.clock = clock;
  }

  @Override
  public List<DlqEntry> list(@Nullable DlqStatus status, long limit, long offset) {
    Ranges.require("offset", offset, 0, Long.MAX_VALUE);
    return views.entries(status, limit(limit), offset);
  }

  @Override
  public DlqEntry ofTask(TaskId task) {
    return views.entryOf(task).orElseThrow(() -> unknown("DLQ entry not found for task " + task));
  }

  @Override
  public void update(UUID entry, DlqUpdate update) {
    String by = update.resolvedBy();
    if (by != null) {
      int length = by.codePointCount(0, by.length());
      Ranges.require("length of resolved_by", length, 0, DlqUpdate.MAX_RESOLVED_BY);
    }
    switch (write(entry, update)) {
      case DONE ->
          LOG.log(
              Level.INFO,
              "investigation updated entry={0} status={1} by={2}",
              entry,
              update.status(),
              by);
      case UNKNOWN -> throw unknown("DLQ entry not found: " + entry);
      case CONFLICT ->
          throw new TaskerException(
              ErrorCode.DLQ_ENTRY_CONFLICT,
              "DLQ entry %s cannot be Pending again: its task has another pending entry, or is"
                      .formatted(entry)
                  + " no longer blocked");
    }
  }

  private DlqUpdateStore.Outcome write(UUID entry, DlqUpdate update) {
    try {
      return updates.update(entry, update, clock.instant());
    } catch (StoreException e) {
      if (e.kind() == StoreException.Kind.DEFECT) {
        throw e;
      }
      throw new TaskerException(
          ErrorCode.DATABASE_UNAVAILABLE, "the database is not available; try again", e);
    }
  }

  @Override
  public List<DlqStats> stats() {
    return views.stats();
  }

  @Override
  public List<Investigation> investigationQueue(long limit) {
    return views.queue(limit(limit), clock.instant());
  }

  @Override
  public List<TaskStaleness> staleness(long limit) {
    return views.staleness(limits, limit(limit), clock.instant());
  }

  private static long limit(long limit) {
    return Ranges.require("limit", limit, 1, MAX_LIMIT);
  }

  private static TaskerException unknown(String message) {
    return new TaskerException(ErrorCode.DLQ_ENTRY_NOT_FOUND, message);
  }
}
