package io.tasker.grpc.read;

import com.tasker.v1.DlqResolutionStatus;
import com.tasker.v1.UpdateDlqInvestigationRequest;
import io.tasker.contract.operations.dlq.DlqStatus;
import io.tasker.contract.operations.dlq.DlqUpdate;
import org.jspecify.annotations.Nullable;

/** Reads what concerns the dead letter queue. */
public final class DlqUpdates {
  private DlqUpdates() {}

  /**
   * What is to change; what is left out stays as it is.
   *
   * @throws Refused naming the first field that is not right
   */
  public static DlqUpdate read(UpdateDlqInvestigationRequest message) {
    return new DlqUpdate(
        status(message.getResolutionStatus()),
        message.hasResolutionNotes()
            ? Texts.free("resolution_notes", message.getResolutionNotes())
            : null,
        message.hasResolvedBy() ? Texts.free("resolved_by", message.getResolvedBy()) : null,
        message.hasMetadata() ? JsonOf.struct("metadata", message.getMetadata()) : null);
  }

  /** The status that a number means; null for one that is not given or not known. */
  public static @Nullable DlqStatus status(DlqResolutionStatus status) {
    return switch (status) {
      case DLQ_RESOLUTION_STATUS_PENDING -> DlqStatus.PENDING;
      case DLQ_RESOLUTION_STATUS_MANUALLY_RESOLVED -> DlqStatus.MANUALLY_RESOLVED;
      case DLQ_RESOLUTION_STATUS_PERMANENTLY_FAILED -> DlqStatus.PERMANENTLY_FAILED;
      case DLQ_RESOLUTION_STATUS_CANCELLED -> DlqStatus.CANCELLED;
      case DLQ_RESOLUTION_STATUS_UNSPECIFIED, UNRECOGNIZED -> null;
    };
  }
}
