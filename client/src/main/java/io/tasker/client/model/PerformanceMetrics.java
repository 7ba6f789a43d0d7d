package io.tasker.client.model;

import java.time.Instant;

/**
 * Sums over the tasks of a window. Rates are percent, durations seconds.
 *
 * @param totalTasks of the window
 * @param activeTasks open now
 * @param completedTasks complete
 * @param failedTasks blocked or given up
 * @param completionRate 0 to 100
 * @param errorRate 0 to 100
 * @param averageTaskDurationSeconds creation to completion
 * @param averageStepDurationSeconds claim to completion
 * @param tasksPerHour created
 * @param stepsPerHour settled
 * @param systemHealthScore 0 to 1
 * @param analysisPeriodStart start of the window
 * @param calculatedAt its end
 */
public record PerformanceMetrics(
    long totalTasks,
    long activeTasks,
    long completedTasks,
    long failedTasks,
    double completionRate,
    double errorRate,
    double averageTaskDurationSeconds,
    double averageStepDurationSeconds,
    long tasksPerHour,
    long stepsPerHour,
    double systemHealthScore,
    Instant analysisPeriodStart,
    Instant calculatedAt) {}
