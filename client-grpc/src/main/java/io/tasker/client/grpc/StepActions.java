package io.tasker.client.grpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.tasker.v1.ResolveStepRequest;
import com.tasker.v1.StepManualActionType;
import io.tasker.client.transport.ApiCall;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What is done to a step by hand, from the body of REST. */
final class StepActions {
  private static final Collection<Set<String>> LIKE_COMPLETION_DATA =
      List.of(Set.of("result"), Set.of("result", "metadata"));

  private StepActions() {}

  static ResolveStepRequest request(ApiCall call) {
    JsonNode body = StructJson.parse(String.valueOf(call.body()));
    ResolveStepRequest.Builder request =
        ResolveStepRequest.newBuilder()
            .setTaskUuid(Wanted.part(call, "task"))
            .setStepUuid(Wanted.part(call, "step"))
            .setReason(body.path("reason").asText());
    if (call.expectedSeq() != null) {
      request.setExpectedSeq(call.expectedSeq());
    }
    String action = body.path("action_type").asText();
    switch (action) {
      case "reset_for_retry" ->
          request
              .setActionType(StepManualActionType.STEP_MANUAL_ACTION_TYPE_RESET_FOR_RETRY)
              .setPerformedBy(body.path("reset_by").asText());
      case "resolve_manually" ->
          request
              .setActionType(StepManualActionType.STEP_MANUAL_ACTION_TYPE_RESOLVE_MANUALLY)
              .setPerformedBy(body.path("resolved_by").asText());
      case "complete_manually" -> complete(request, body);
      default ->
          throw Wanted.unknown(
              "action_type",
              action,
              List.of("reset_for_retry", "resolve_manually", "complete_manually"));
    }
    return request.build();
  }

  private static void complete(ResolveStepRequest.Builder request, JsonNode body) {
    JsonNode data = body.path("completion_data");
    request
        .setActionType(StepManualActionType.STEP_MANUAL_ACTION_TYPE_COMPLETE_MANUALLY)
        .setPerformedBy(body.path("completed_by").asText());
    JsonNode result = data.path("result");
    if (StructJson.isExact(result) && !isLikeCompletionData(result)) {
      request.setResult(StructJson.struct(result));
    } else {
      request.setResultJson(result.toString());
    }
    if (!data.path("metadata").isMissingNode()) {
      request.setMetadata(BodyMessage.exact("completion_data.metadata", data.path("metadata")));
    }
  }

  // Such a struct is taken for result and metadata, which some clients send in one.
  private static boolean isLikeCompletionData(JsonNode result) {
    Set<String> names = new TreeSet<>();
    result.fieldNames().forEachRemaining(names::add);
    return LIKE_COMPLETION_DATA.contains(names);
  }
}
