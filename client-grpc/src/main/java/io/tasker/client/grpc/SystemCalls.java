package io.tasker.client.grpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.Message;
import com.tasker.v1.AnalyticsServiceGrpc;
import com.tasker.v1.ConfigServiceGrpc;
import com.tasker.v1.DetailedHealthRequest;
import com.tasker.v1.DetailedHealthResponse;
import com.tasker.v1.GetBottleneckAnalysisRequest;
import com.tasker.v1.GetBottleneckAnalysisResponse;
import com.tasker.v1.GetConfigRequest;
import com.tasker.v1.GetConfigResponse;
import com.tasker.v1.GetPerformanceMetricsRequest;
import com.tasker.v1.GetPerformanceMetricsResponse;
import com.tasker.v1.HealthRequest;
import com.tasker.v1.HealthResponse;
import com.tasker.v1.HealthServiceGrpc;
import com.tasker.v1.LivenessRequest;
import com.tasker.v1.ReadinessRequest;
import com.tasker.v1.ReadinessResponse;
import io.tasker.client.transport.ApiCall;

/** The server itself. */
final class SystemCalls {
  private SystemCalls() {}

  static Rpc<GetPerformanceMetricsRequest, GetPerformanceMetricsResponse> performance(
      ApiCall call) {
    GetPerformanceMetricsRequest.Builder request = GetPerformanceMetricsRequest.newBuilder();
    Wanted.number(call.query(), "hours", request::setHours);
    return new Rpc<>(
        AnalyticsServiceGrpc.getGetPerformanceMetricsMethod(), request.build(), SystemCalls::plain);
  }

  static Rpc<GetBottleneckAnalysisRequest, GetBottleneckAnalysisResponse> bottlenecks(
      ApiCall call) {
    GetBottleneckAnalysisRequest.Builder request = GetBottleneckAnalysisRequest.newBuilder();
    Wanted.number(call.query(), "limit", request::setLimit);
    Wanted.number(call.query(), "min_executions", request::setMinExecutions);
    Wanted.number(call.query(), "hours", request::setHours);
    return new Rpc<>(
        AnalyticsServiceGrpc.getGetBottleneckAnalysisMethod(), request.build(), SystemCalls::plain);
  }

  static Rpc<GetConfigRequest, GetConfigResponse> config() {
    return new Rpc<>(
        ConfigServiceGrpc.getGetConfigMethod(),
        GetConfigRequest.getDefaultInstance(),
        SystemCalls::plain);
  }

  static Rpc<HealthRequest, HealthResponse> health() {
    return new Rpc<>(
        HealthServiceGrpc.getCheckHealthMethod(),
        HealthRequest.getDefaultInstance(),
        SystemCalls::plain);
  }

  static Rpc<LivenessRequest, HealthResponse> liveness() {
    return new Rpc<>(
        HealthServiceGrpc.getCheckLivenessMethod(),
        LivenessRequest.getDefaultInstance(),
        SystemCalls::plain);
  }

  static Rpc<ReadinessRequest, ReadinessResponse> readiness() {
    return new Rpc<>(
        HealthServiceGrpc.getCheckReadinessMethod(),
        ReadinessRequest.getDefaultInstance(),
        SystemCalls::health);
  }

  static Rpc<DetailedHealthRequest, DetailedHealthResponse> detailedHealth() {
    return new Rpc<>(
        HealthServiceGrpc.getCheckDetailedHealthMethod(),
        DetailedHealthRequest.getDefaultInstance(),
        SystemCalls::health);
  }

  private static JsonNode plain(Message answer) {
    return MessageJson.of(answer, TimeForm.ZONED);
  }

  // Checks without a field of their own stand beside the others in REST.
  private static JsonNode health(Message answer) {
    ObjectNode health = MessageJson.of(answer, TimeForm.ZONED);
    if (health.path("checks") instanceof ObjectNode checks) {
      JsonNode others = checks.remove("others");
      Nulls.without(checks);
      others.properties().forEach(other -> checks.set(other.getKey(), other.getValue()));
    }
    Nulls.drop(health.path("info"), "pool_utilization");
    return health;
  }
}
