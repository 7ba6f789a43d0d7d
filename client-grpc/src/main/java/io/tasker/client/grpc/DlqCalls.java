package io.tasker.client.grpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.tasker.v1.DlqResolutionStatus;
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
import io.tasker.client.transport.ApiCall;

/** The dead letter queue. */
final class DlqCalls {
  private static final String STATUS = "resolution_status";

  private DlqCalls() {}

  static Rpc<ListDlqEntriesRequest, ListDlqEntriesResponse> list(ApiCall call) {
    ListDlqEntriesRequest.Builder request = ListDlqEntriesRequest.newBuilder();
    Wanted.text(call.query(), STATUS, name -> request.setResolutionStatus(status(name)));
    Wanted.number(call.query(), "limit", request::setLimit);
    Wanted.number(call.query(), "offset", request::setOffset);
    return new Rpc<>(
        DlqServiceGrpc.getListEntriesMethod(),
        request.build(),
        answer -> MessageJson.list(answer.getEntriesList(), TimeForm.NAIVE));
  }

  static Rpc<GetDlqEntryByTaskRequest, GetDlqEntryByTaskResponse> get(ApiCall call) {
    return new Rpc<>(
        DlqServiceGrpc.getGetEntryByTaskMethod(),
        GetDlqEntryByTaskRequest.newBuilder().setTaskUuid(Wanted.part(call, "task")).build(),
        answer -> MessageJson.of(answer.getEntry(), TimeForm.NAIVE));
  }

  static Rpc<UpdateDlqInvestigationRequest, UpdateDlqInvestigationResponse> update(ApiCall call) {
    JsonNode body = StructJson.parse(String.valueOf(call.body()));
    UpdateDlqInvestigationRequest.Builder request =
        UpdateDlqInvestigationRequest.newBuilder().setDlqEntryUuid(Wanted.part(call, "entry"));
    if (body.path(STATUS).isTextual()) {
      request.setResolutionStatus(status(body.path(STATUS).textValue()));
    }
    if (body.path("resolution_notes").isTextual()) {
      request.setResolutionNotes(body.path("resolution_notes").textValue());
    }
    if (body.path("resolved_by").isTextual()) {
      request.setResolvedBy(body.path("resolved_by").textValue());
    }
    JsonNode metadata = body.path("metadata");
    if (!metadata.isMissingNode() && !metadata.isNull()) {
      request.setMetadata(BodyMessage.exact("metadata", metadata));
    }
    return new Rpc<>(
        DlqServiceGrpc.getUpdateInvestigationMethod(),
        request.build(),
        answer -> MessageJson.of(answer, TimeForm.NAIVE));
  }

  private static DlqResolutionStatus status(String name) {
    var type = DlqResolutionStatus.getDescriptor();
    return EnumNames.find(type, name)
        .map(EnumValueDescriptor::getNumber)
        .map(DlqResolutionStatus::forNumber)
        .orElseThrow(() -> Wanted.unknown(STATUS, name, EnumNames.all(type)));
  }

  static Rpc<GetDlqStatsRequest, GetDlqStatsResponse> stats() {
    return new Rpc<>(
        DlqServiceGrpc.getGetStatsMethod(),
        GetDlqStatsRequest.getDefaultInstance(),
        answer -> MessageJson.list(answer.getStatsList(), TimeForm.NAIVE));
  }

  static Rpc<GetDlqInvestigationQueueRequest, GetDlqInvestigationQueueResponse> queue(
      ApiCall call) {
    GetDlqInvestigationQueueRequest.Builder request = GetDlqInvestigationQueueRequest.newBuilder();
    Wanted.number(call.query(), "limit", request::setLimit);
    return new Rpc<>(
        DlqServiceGrpc.getGetInvestigationQueueMethod(),
        request.build(),
        answer -> MessageJson.list(answer.getEntriesList(), TimeForm.NAIVE));
  }

  static Rpc<GetStalenessMonitoringRequest, GetStalenessMonitoringResponse> staleness(
      ApiCall call) {
    GetStalenessMonitoringRequest.Builder request = GetStalenessMonitoringRequest.newBuilder();
    Wanted.number(call.query(), "limit", request::setLimit);
    return new Rpc<>(
        DlqServiceGrpc.getGetStalenessMonitoringMethod(),
        request.build(),
        answer -> MessageJson.list(answer.getEntriesList(), TimeForm.NAIVE));
  }
}
