package io.tasker.testkit.operations;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.contract.model.TaskId;
import io.tasker.contract.operations.ConfigOperations;
import io.tasker.contract.operations.analytics.AnalyticsOperations;
import io.tasker.contract.operations.analytics.Bottlenecks;
import io.tasker.contract.operations.analytics.PerformanceMetrics;
import io.tasker.contract.operations.dlq.DlqEntry;
import io.tasker.contract.operations.dlq.DlqOperations;
import io.tasker.contract.operations.dlq.DlqStats;
import io.tasker.contract.operations.dlq.DlqStatus;
import io.tasker.contract.operations.dlq.DlqUpdate;
import io.tasker.contract.operations.dlq.Investigation;
import io.tasker.contract.operations.dlq.TaskStaleness;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Sums, entries and configuration that remember what they were asked. Only one entry is known. */
public final class FakeInsight implements AnalyticsOperations, DlqOperations, ConfigOperations {
  public final List<String> asked = new CopyOnWriteArrayList<>();
  public final List<DlqUpdate> updates = new CopyOnWriteArrayList<>();

  @Override
  public PerformanceMetrics performance(long hours) {
    asked.add("performance " + hours);
    return MoreSamples.PERFORMANCE;
  }

  @Override
  public Bottlenecks bottlenecks(long limit, long minExecutions, long hours) {
    asked.add("bottlenecks " + limit + " " + minExecutions + " " + hours);
    return MoreSamples.BOTTLENECKS;
  }

  @Override
  public List<DlqEntry> list(@Nullable DlqStatus status, long limit, long offset) {
    asked.add("list " + status + " " + limit + " " + offset);
    return List.of(MoreSamples.ENTRY, MoreSamples.RESOLVED);
  }

  @Override
  public DlqEntry ofTask(TaskId task) {
    if (!task.equals(Samples.ID)) {
      throw new TaskerException(
          ErrorCode.DLQ_ENTRY_NOT_FOUND, "DLQ entry not found for task " + task);
    }
    return MoreSamples.ENTRY;
  }

  @Override
  public void update(UUID entry, DlqUpdate update) {
    if (entry.equals(MoreSamples.RESOLVED.entry())) {
      throw new TaskerException(ErrorCode.DLQ_ENTRY_CONFLICT, "cannot be Pending again");
    }
    if (!entry.equals(MoreSamples.ENTRY.entry())) {
      throw new TaskerException(ErrorCode.DLQ_ENTRY_NOT_FOUND, "DLQ entry not found: " + entry);
    }
    updates.add(update);
  }

  @Override
  public List<DlqStats> stats() {
    return MoreSamples.STATS;
  }

  @Override
  public List<Investigation> investigationQueue(long limit) {
    asked.add("queue " + limit);
    return MoreSamples.QUEUE;
  }

  @Override
  public List<TaskStaleness> staleness(long limit) {
    asked.add("staleness " + limit);
    return MoreSamples.STALENESS;
  }

  @Override
  public View show() {
    return MoreSamples.CONFIG;
  }
}
