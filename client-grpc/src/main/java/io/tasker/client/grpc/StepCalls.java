package io.tasker.client.grpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.tasker.v1.GetStepAuditRequest;
import com.tasker.v1.GetStepAuditResponse;
import com.tasker.v1.GetStepRequest;
import com.tasker.v1.GetStepResponse;
import com.tasker.v1.ListStepsRequest;
import com.tasker.v1.ListStepsResponse;
import com.tasker.v1.ResolveStepRequest;
import com.tasker.v1.ResolveStepResponse;
import com.tasker.v1.Step;
import com.tasker.v1.StepAuditRecord;
import com.tasker.v1.StepServiceGrpc;
import io.tasker.client.transport.ApiCall;
import java.util.List;

/** Steps, one by one and as a part of their task. */
final class StepCalls {
  private static final List<String> ONLY_WITHIN_TASK =
      List.of("backoff_request_seconds", "named_step_uuid");
  private static final List<String> ONLY_ALONE =
      List.of("created_at", "updated_at", "completed_at", "results", "seq");

  private StepCalls() {}

  static Rpc<ListStepsRequest, ListStepsResponse> list(ApiCall call) {
    return new Rpc<>(StepServiceGrpc.getListStepsMethod(), of(call), StepCalls::steps);
  }

  /** The same steps, as a task shows them. */
  static Rpc<ListStepsRequest, ListStepsResponse> readiness(ApiCall call) {
    return new Rpc<>(
        StepServiceGrpc.getListStepsMethod(), of(call), answer -> readiness(answer.getStepsList()));
  }

  private static ListStepsRequest of(ApiCall call) {
    return ListStepsRequest.newBuilder().setTaskUuid(Wanted.part(call, "task")).build();
  }

  static Rpc<GetStepRequest, GetStepResponse> get(ApiCall call) {
    return new Rpc<>(
        StepServiceGrpc.getGetStepMethod(),
        GetStepRequest.newBuilder()
            .setTaskUuid(Wanted.part(call, "task"))
            .setStepUuid(Wanted.part(call, "step"))
            .build(),
        answer -> step(answer.getStep()));
  }

  static Rpc<ResolveStepRequest, ResolveStepResponse> act(ApiCall call) {
    return new Rpc<>(
        StepServiceGrpc.getResolveStepMethod(),
        StepActions.request(call),
        answer -> step(answer.getStep()));
  }

  static Rpc<GetStepAuditRequest, GetStepAuditResponse> audit(ApiCall call) {
    return new Rpc<>(
        StepServiceGrpc.getGetStepAuditMethod(),
        GetStepAuditRequest.newBuilder()
            .setTaskUuid(Wanted.part(call, "task"))
            .setStepUuid(Wanted.part(call, "step"))
            .build(),
        StepCalls::audits);
  }

  private static JsonNode steps(ListStepsResponse answer) {
    ArrayNode steps = JsonNodeFactory.instance.arrayNode();
    answer.getStepsList().forEach(message -> steps.add(step(message)));
    return steps;
  }

  private static ObjectNode step(Step message) {
    ObjectNode step = MessageJson.of(message, TimeForm.SIX_DIGITS);
    step.set("current_state", step.remove("state"));
    return step.remove(ONLY_WITHIN_TASK);
  }

  /** Steps as a task shows them, in the order of their ids as REST has them. */
  static ArrayNode readiness(List<Step> messages) {
    ArrayNode steps = JsonNodeFactory.instance.arrayNode();
    for (Step message : messages) {
      ObjectNode step = MessageJson.of(message, TimeForm.NAIVE);
      step.set("workflow_step_uuid", step.remove("step_uuid"));
      step.set("current_state", step.remove("state"));
      if (message.getNamedStepUuid().isEmpty()) {
        step.putNull("named_step_uuid");
      }
      steps.add(step.remove(ONLY_ALONE));
    }
    return steps;
  }

  // What is not there is left out, unlike elsewhere.
  private static JsonNode audits(GetStepAuditResponse answer) {
    ArrayNode audits = JsonNodeFactory.instance.arrayNode();
    for (StepAuditRecord message : answer.getAuditRecordsList()) {
      ObjectNode audit = MessageJson.of(message, TimeForm.SIX_DIGITS);
      audit.set("workflow_step_uuid", audit.remove("step_uuid"));
      audits.add(Nulls.without(audit));
    }
    return audits;
  }
}
