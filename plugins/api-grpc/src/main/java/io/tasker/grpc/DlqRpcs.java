package io.tasker.grpc;

import com.tasker.v1.DlqServiceGrpc;
import com.tasker.v1.GetDlqEntryByTaskRequest;
import com.tasker.v1.GetDlqEntryByTaskResponse;
import com.tasker.v1.GetDlqInvestigationQueueRequest;
import com.tasker.v1.GetDlqInvestigationQueueResponse;
import com.tasker.v1.GetDlqStatsRequest;
import com.tasker.v1.GetDlqStatsResponse;
import com.tasker.v1.GetStalenessMonitoringRequest;
import com.tasker.v1.GetStalenessMonitoringResponse;
import com.tasker.v1.ListDlqEntriesRequest;
import com.tasker.v1.ListDlqEntriesResponse;
import com.tasker.v1.UpdateDlqInvestigationRequest;
import com.tasker.v1.UpdateDlqInvestigationResponse;
import io.grpc.stub.StreamObserver;
import io.tasker.contract.operations.dlq.DlqOperations;
import io.tasker.grpc.message.DlqMessages;
import io.tasker.grpc.read.DlqUpdates;
import io.tasker.grpc.read.Numbers;
import io.tasker.grpc.read.Uuids;
import java.util.UUID;

/** Tasks that a person has to look at. */
final class DlqRpcs extends DlqServiceGrpc.DlqServiceImplBase {
  private static final int PAGE = 50;
  private static final int LIST = 100;

  private final DlqOperations dlq;

  DlqRpcs(DlqOperations dlq) {
    this.dlq = dlq;
  }

  @Override
  public void listEntries(
      ListDlqEntriesRequest request, StreamObserver<ListDlqEntriesResponse> observer) {
    Calls.answer(
        observer,
        () ->
            ListDlqEntriesResponse.newBuilder()
                .addAllEntries(
                    dlq
                        .list(
                            DlqUpdates.status(request.getResolutionStatus()),
                            limit(request.hasLimit(), request.getLimit(), PAGE),
                            Numbers.within(
                                "offset",
                                request.hasOffset(),
                                request.getOffset(),
                                0,
                                Integer.MAX_VALUE,
                                0))
                        .stream()
                        .map(DlqMessages::of)
                        .toList())
                .build());
  }

  @Override
  public void getEntryByTask(
      GetDlqEntryByTaskRequest request, StreamObserver<GetDlqEntryByTaskResponse> observer) {
    Calls.answer(
        observer,
        () ->
            GetDlqEntryByTaskResponse.newBuilder()
                .setEntry(DlqMessages.of(dlq.ofTask(Uuids.task(request.getTaskUuid()))))
                .build());
  }

  @Override
  public void updateInvestigation(
      UpdateDlqInvestigationRequest request,
      StreamObserver<UpdateDlqInvestigationResponse> observer) {
    Calls.answer(
        observer,
        () -> {
          UUID entry = Uuids.read("dlq_entry_uuid", request.getDlqEntryUuid());
          dlq.update(entry, DlqUpdates.read(request));
          return UpdateDlqInvestigationResponse.newBuilder()
              .setSuccess(true)
              .setMessage("Investigation status updated successfully")
              .setDlqEntryUuid(entry.toString())
              .build();
        });
  }

  @Override
  public void getStats(GetDlqStatsRequest request, StreamObserver<GetDlqStatsResponse> observer) {
    Calls.answer(
        observer,
        () ->
            GetDlqStatsResponse.newBuilder()
                .addAllStats(dlq.stats().stream().map(DlqMessages::of).toList())
                .build());
  }

  @Override
  public void getInvestigationQueue(
      GetDlqInvestigationQueueRequest request,
      StreamObserver<GetDlqInvestigationQueueResponse> observer) {
    Calls.answer(
        observer,
        () ->
            GetDlqInvestigationQueueResponse.newBuilder()
                .addAllEntries(
                    dlq
                        .investigationQueue(limit(request.hasLimit(), request.getLimit(), LIST))
                        .stream()
                        .map(DlqMessages::of)
                        .toList())
                .build());
  }

  @Override
  public void getStalenessMonitoring(
      GetStalenessMonitoringRequest request,
      StreamObserver<GetStalenessMonitoringResponse> observer) {
    Calls.answer(
        observer,
        () ->
            GetStalenessMonitoringResponse.newBuilder()
                .addAllEntries(
                    dlq.staleness(limit(request.hasLimit(), request.getLimit(), LIST)).stream()
                        .map(DlqMessages::of)
                        .toList())
                .build());
  }

  private static int limit(boolean isSet, int limit, int defaultValue) {
    return Numbers.within("limit", isSet, limit, 1, DlqOperations.MAX_LIMIT, defaultValue);
  }
}
