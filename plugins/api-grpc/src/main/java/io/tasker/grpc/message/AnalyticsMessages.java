package io.tasker.grpc.message;

import com.tasker.v1.GetBottleneckAnalysisResponse;
import com.tasker.v1.GetPerformanceMetricsResponse;
import com.tasker.v1.ResourceUtilization;
import com.tasker.v1.SlowStepInfo;
import com.tasker.v1.SlowTaskInfo;
import com.tasker.v1.SystemHealthCounts;
import io.tasker.contract.model.StepState;
import io.tasker.contract.model.TaskState;
import io.tasker.contract.operations.analytics.Bottlenecks;
import io.tasker.contract.operations.analytics.PerformanceMetrics;
import io.tasker.contract.operations.analytics.Recommendations;

/** How fast and how well tasks run. */
public final class AnalyticsMessages {
  private AnalyticsMessages() {}

  /** Sums over a window. */
  public static GetPerformanceMetricsResponse of(PerformanceMetrics metrics) {
    var tasks = metrics.tasks();
    var steps = metrics.steps();
    return GetPerformanceMetricsResponse.newBuilder()
        .setTotalTasks(tasks.total())
        .setActiveTasks(tasks.active())
        .setCompletedTasks(tasks.completed())
        .setFailedTasks(tasks.failed())
        .setCompletionRate(metrics.completionRate())
        .setErrorRate(metrics.errorRate())
        .setAverageTaskDurationSeconds(tasks.duration().average())
        .setP50TaskDurationSeconds(tasks.duration().p50())
        .setP95TaskDurationSeconds(tasks.duration().p95())
        .setP99TaskDurationSeconds(tasks.duration().p99())
        .setAverageStepDurationSeconds(steps.duration().average())
        .setP50StepDurationSeconds(steps.duration().p50())
        .setP95StepDurationSeconds(steps.duration().p95())
        .setP99StepDurationSeconds(steps.duration().p99())
        .setTasksPerHour(metrics.tasksPerHour())
        .setStepsPerHour(metrics.stepsPerHour())
        .setSystemHealthScore(metrics.healthScore())
        .setAnalysisPeriodStart(Times.text(metrics.from()))
        .setCalculatedAt(Times.text(metrics.at()))
        .build();
  }

  /** Where time goes. */
  public static GetBottleneckAnalysisResponse of(Bottlenecks found) {
    return GetBottleneckAnalysisResponse.newBuilder()
        .addAllSlowSteps(found.steps().stream().map(AnalyticsMessages::step).toList())
        .addAllSlowTasks(found.tasks().stream().map(AnalyticsMessages::task).toList())
        .setResourceUtilization(
            ResourceUtilization.newBuilder()
                .setDatabasePoolUtilization(found.poolUtilization())
                .setSystemHealth(counts(found)))
        .addAllRecommendations(Recommendations.of(found))
        .build();
  }

  private static SlowStepInfo step(Bottlenecks.SlowStep step) {
    return SlowStepInfo.newBuilder()
        .setNamespaceName(step.template().namespace())
        .setTaskName(step.template().name())
        .setVersion(step.template().version())
        .setStepName(step.step())
        .setAverageDurationSeconds(step.runs().averageSeconds())
        .setMaxDurationSeconds(step.runs().maxSeconds())
        .setP95DurationSeconds(step.runs().p95Seconds())
        .setExecutionCount(step.runs().executions())
        .setErrorCount(step.runs().errors())
        .setErrorRate(step.runs().errorRate())
        .setLastExecutedAt(Times.text(step.runs().lastAt()))
        .setRetryCount(step.retries())
        .build();
  }

  private static SlowTaskInfo task(Bottlenecks.SlowTask task) {
    return SlowTaskInfo.newBuilder()
        .setNamespaceName(task.template().namespace())
        .setTaskName(task.template().name())
        .setVersion(task.template().version())
        .setAverageDurationSeconds(task.runs().averageSeconds())
        .setMaxDurationSeconds(task.runs().maxSeconds())
        .setP95DurationSeconds(task.runs().p95Seconds())
        .setExecutionCount(task.runs().executions())
        .setAverageStepCount(task.averageSteps())
        .setErrorCount(task.runs().errors())
        .setErrorRate(task.runs().errorRate())
        .setLastExecutedAt(Times.text(task.runs().lastAt()))
        .build();
  }

  /** Each state has a field of its name, so that none can be forgotten. */
  private static SystemHealthCounts counts(Bottlenecks found) {
    SystemHealthCounts.Builder message = SystemHealthCounts.newBuilder();
    long tasks = 0;
    for (TaskState state : TaskState.values()) {
      long count = found.taskStates().getOrDefault(state, 0L);
      set(message, state.wireName() + "_tasks", count);
      tasks += count;
    }
    long steps = 0;
    for (StepState state : StepState.values()) {
      long count = found.stepStates().getOrDefault(state, 0L);
      set(message, state.wireName() + "_steps", count);
      steps += count;
    }
    return message.setTotalTasks(tasks).setTotalSteps(steps).build();
  }

  private static void set(SystemHealthCounts.Builder message, String field, long count) {
    message.setField(SystemHealthCounts.getDescriptor().findFieldByName(field), count);
  }
}
