package io.tasker.client.grpc;

import com.google.protobuf.Message;
import io.tasker.client.error.ClientConfigException;
import io.tasker.client.transport.ApiCall;

/** Which method of which service makes a call. */
final class Rpcs {
  private Rpcs() {}

  /**
   * The method, with its request.
   *
   * @throws io.tasker.client.error.ServerException with status 400 if the request cannot be said
   * @throws ClientConfigException if gRPC has nothing like it
   */
  static Rpc<? extends Message, ?> of(ApiCall call) {
    return switch (call.operation()) {
      case CREATE_TASK -> TaskCalls.create(call);
      case CREATE_TASKS -> BulkCalls.create(call);
      case CANCEL_TASKS -> BulkCalls.cancel(call);
      case RETRY_TASKS -> BulkCalls.retry(call);
      case LIST_TASKS -> TaskLists.list(call);
      case GET_TASK -> TaskCalls.get(call);
      case GET_TASK_CONTEXT -> TaskCalls.context(call);
      case CANCEL_TASK -> TaskCalls.cancel(call);
      case SUMMARIZE_TASK -> TaskCalls.summary(call);
      case WATCH_TASK, WATCH_TASKS ->
          throw new IllegalArgumentException(call.operation() + " is a stream");
      case LIST_STEPS -> StepCalls.list(call);
      case GET_STEP -> StepCalls.get(call);
      case ACT_ON_STEP -> StepCalls.act(call);
      case AUDIT_STEP -> StepCalls.audit(call);
      case LIST_TEMPLATES -> TemplateCalls.list(call);
      case GET_TEMPLATE -> TemplateCalls.get(call);
      case VALIDATE_TEMPLATE -> TemplateCalls.validate(call);
      case REGISTER_TEMPLATE -> TemplateCalls.register(call);
      case READ_PERFORMANCE -> SystemCalls.performance(call);
      case READ_BOTTLENECKS -> SystemCalls.bottlenecks(call);
      case LIST_DLQ_ENTRIES -> DlqCalls.list(call);
      case GET_DLQ_ENTRY -> DlqCalls.get(call);
      case UPDATE_DLQ_ENTRY -> DlqCalls.update(call);
      case READ_DLQ_STATS -> DlqCalls.stats();
      case READ_INVESTIGATION_QUEUE -> DlqCalls.queue(call);
      case READ_STALENESS -> DlqCalls.staleness(call);
      case SHOW_CONFIG -> SystemCalls.config();
      case HEALTH -> SystemCalls.health();
      case LIVENESS -> SystemCalls.liveness();
      case READINESS -> SystemCalls.readiness();
      case DETAILED_HEALTH -> SystemCalls.detailedHealth();
      case METRICS ->
          throw new ClientConfigException(
              "metrics are not told by gRPC; read them by REST: GET /metrics");
    };
  }
}
