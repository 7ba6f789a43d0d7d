package io.tasker.grpc.message;

import com.google.protobuf.Struct;
import com.tasker.v1.DlqEntry;
import com.tasker.v1.DlqInvestigationQueueEntry;
import com.tasker.v1.DlqStats;
import com.tasker.v1.StalenessMonitoringEntry;
import io.tasker.contract.operations.dlq.Investigation;
import io.tasker.contract.operations.dlq.TaskStaleness;

/** Tasks that a person has to look at. */
public final class DlqMessages {
  private DlqMessages() {}

  /** One entry. */
  public static DlqEntry of(io.tasker.contract.operations.dlq.DlqEntry entry) {
    DlqEntry.Builder message =
        DlqEntry.newBuilder()
            .setDlqEntryUuid(entry.entry().toString())
            .setTaskUuid(entry.task().toString())
            .setOriginalState(entry.originalState())
            .setDlqReason(States.of(entry.reason()))
            .setDlqTimestamp(Times.of(entry.enteredAt()))
            .setResolutionStatus(States.of(entry.status()))
            .setTaskSnapshot(Structs.of(entry.snapshot()).orElseGet(Struct::getDefaultInstance))
            .setCreatedAt(Times.of(entry.createdAt()))
            .setUpdatedAt(Times.of(entry.updatedAt()));
    Times.ifSet(entry.resolvedAt(), message::setResolutionTimestamp);
    Times.set(entry.notes(), message::setResolutionNotes);
    Times.set(entry.resolvedBy(), message::setResolvedBy);
    Structs.of(entry.metadata()).ifPresent(message::setMetadata);
    Structs.inexact(entry.snapshot()).ifPresent(message::setTaskSnapshotJson);
    Structs.inexact(entry.metadata()).ifPresent(message::setMetadataJson);
    return message.build();
  }

  /** The entries of one reason. */
  public static DlqStats of(io.tasker.contract.operations.dlq.DlqStats stats) {
    DlqStats.Builder message =
        DlqStats.newBuilder()
            .setDlqReason(States.of(stats.reason()))
            .setTotalEntries(stats.total())
            .setPending(stats.pending())
            .setManuallyResolved(stats.manuallyResolved())
            .setPermanentFailures(stats.permanentlyFailed())
            .setCancelled(stats.cancelled());
    Times.ifSet(stats.oldest(), message::setOldestEntry);
    Times.ifSet(stats.newest(), message::setNewestEntry);
    Times.set(stats.averageResolutionMinutes(), message::setAvgResolutionTimeMinutes);
    return message.build();
  }

  /** A pending entry. */
  public static DlqInvestigationQueueEntry of(Investigation entry) {
    DlqInvestigationQueueEntry.Builder message =
        DlqInvestigationQueueEntry.newBuilder()
            .setDlqEntryUuid(entry.entry().toString())
            .setTaskUuid(entry.task().toString())
            .setOriginalState(entry.originalState())
            .setDlqReason(States.of(entry.reason()))
            .setDlqTimestamp(Times.of(entry.enteredAt()))
            .setMinutesInDlq(entry.minutesInDlq())
            .setPriorityScore(entry.priorityScore());
    Times.set(entry.namespace(), message::setNamespaceName);
    Times.set(entry.name(), message::setTaskName);
    Times.set(entry.stateAtEntry(), message::setCurrentState);
    Times.set(entry.minutesInState(), message::setTimeInStateMinutes);
    return message.build();
  }

  /** How long a task has been where it is. */
  public static StalenessMonitoringEntry of(TaskStaleness task) {
    StalenessMonitoringEntry.Builder message =
        StalenessMonitoringEntry.newBuilder()
            .setTaskUuid(task.task().toString())
            .setCurrentState(task.state().wireName())
            .setTimeInStateMinutes(task.minutesInState())
            .setTaskAgeMinutes(task.ageMinutes())
            .setStalenessThresholdMinutes(task.thresholdMinutes())
            .setHealthStatus(States.ofHealth(task.health()))
            .setPriority(task.priority());
    Times.set(task.namespace(), message::setNamespaceName);
    Times.set(task.name(), message::setTaskName);
    return message.build();
  }
}
