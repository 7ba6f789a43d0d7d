package io.tasker.client.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where time goes.
 *
 * @param slowSteps the slowest first
 * @param slowTasks the slowest first
 * @param resourceUtilization how busy it is
 * @param recommendations what to look at
 */
public record Bottlenecks(
    List<SlowStep> slowSteps,
    List<SlowTask> slowTasks,
    Utilization resourceUtilization,
    List<String> recommendations) {
  /**
   * A step of a template. Durations are seconds.
   *
   * @param namespaceName of the template
   * @param taskName of the template
   * @param version of the template
   * @param stepName of the step
   * @param averageDurationSeconds the mean
   * @param maxDurationSeconds the longest
   * @param executionCount how many
   * @param errorCount how many failed for good
   * @param errorRate 0 to 1
   * @param lastExecutedAt when the last one ended
   */
  public record SlowStep(
      String namespaceName,
      String taskName,
      String version,
      String stepName,
      double averageDurationSeconds,
      double maxDurationSeconds,
      long executionCount,
      long errorCount,
      double errorRate,
      @Nullable Instant lastExecutedAt) {}

  /**
   * A template. Durations are seconds.
   *
   * @param namespaceName of the template
   * @param taskName its name
   * @param version of the template
   * @param averageDurationSeconds the mean
   * @param maxDurationSeconds the longest
   * @param executionCount how many
   * @param averageStepCount steps of a task
   * @param errorCount how many failed
   * @param errorRate 0 to 1
   * @param lastExecutedAt when the last one ended
   */
  public record SlowTask(
      String namespaceName,
      String taskName,
      String version,
      double averageDurationSeconds,
      double maxDurationSeconds,
      long executionCount,
      double averageStepCount,
      long errorCount,
      double errorRate,
      @Nullable Instant lastExecutedAt) {}

  /**
   * How busy the server is.
   *
   * @param databasePoolUtilization busy connections by connections, 0 to 1
   * @param systemHealth tasks and steps by state, such as {@code pending_tasks}
   */
  public record Utilization(double databasePoolUtilization, Map<String, Long> systemHealth) {}
}
