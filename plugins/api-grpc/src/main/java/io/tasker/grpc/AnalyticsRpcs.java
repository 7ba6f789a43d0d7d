package io.tasker.grpc;

import com.tasker.v1.AnalyticsServiceGrpc;
import com.tasker.v1.GetBottleneckAnalysisRequest;
import com.tasker.v1.GetBottleneckAnalysisResponse;
import com.tasker.v1.GetPerformanceMetricsRequest;
import com.tasker.v1.GetPerformanceMetricsResponse;
import io.grpc.stub.StreamObserver;
import io.tasker.contract.operations.analytics.AnalyticsOperations;
import io.tasker.grpc.message.AnalyticsMessages;
import io.tasker.grpc.read.Numbers;

/** How fast and how well tasks run. */
final class AnalyticsRpcs extends AnalyticsServiceGrpc.AnalyticsServiceImplBase {
  private static final int DAY = 24;

  private final AnalyticsOperations analytics;

  AnalyticsRpcs(AnalyticsOperations analytics) {
    this.analytics = analytics;
  }

  @Override
  public void getPerformanceMetrics(
      GetPerformanceMetricsRequest request,
      StreamObserver<GetPerformanceMetricsResponse> observer) {
    Calls.answer(
        observer,
        () ->
            AnalyticsMessages.of(
                analytics.performance(hours(request.hasHours(), request.getHours()))));
  }

  @Override
  public void getBottleneckAnalysis(
      GetBottleneckAnalysisRequest request,
      StreamObserver<GetBottleneckAnalysisResponse> observer) {
    Calls.answer(
        observer,
        () ->
            AnalyticsMessages.of(
                analytics.bottlenecks(
                    Numbers.within(
                        "limit",
                        request.hasLimit(),
                        request.getLimit(),
                        1,
                        AnalyticsOperations.MAX_LIMIT,
                        10),
                    Numbers.within(
                        "min_executions",
                        request.hasMinExecutions(),
                        request.getMinExecutions(),
                        0,
                        AnalyticsOperations.MAX_EXECUTIONS,
                        5),
                    hours(request.hasHours(), request.getHours()))));
  }

  private static int hours(boolean isSet, int hours) {
    return Numbers.within("hours", isSet, hours, 0, AnalyticsOperations.MAX_HOURS, DAY);
  }
}
