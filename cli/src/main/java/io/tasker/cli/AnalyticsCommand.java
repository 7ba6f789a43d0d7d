package io.tasker.cli;

import io.tasker.client.model.Bottlenecks;
import io.tasker.client.model.Bottlenecks.SlowStep;
import io.tasker.client.model.Bottlenecks.SlowTask;
import io.tasker.client.model.PerformanceMetrics;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tasker analytics}. */
@Command(
    name = "analytics",
    description = "Shows how tasks did, and where time goes.",
    mixinStandardHelpOptions = true)
final class AnalyticsCommand extends ServerGroup {
  private static final Table<SlowStep> SLOW =
      Table.<SlowStep>of()
          .column("TEMPLATE", it -> it.namespaceName() + "/" + it.taskName() + "/" + it.version())
          .column("STEP", SlowStep::stepName)
          .column("AVERAGE S", SlowStep::averageDurationSeconds)
          .column("MAX S", SlowStep::maxDurationSeconds)
          .column("RUNS", SlowStep::executionCount)
          .column("ERRORS", SlowStep::errorCount);

  AnalyticsCommand(Shell shell) {
    super(shell);
  }

  @Command(
      description = "Sums over the tasks created in the last hours.",
      mixinStandardHelpOptions = true)
  int performance(
      @Mixin Options options,
      @Option(names = "--hours", defaultValue = "24", description = "Default: ${DEFAULT-VALUE}.")
          int hours) {
    return show(options, client -> client.performance(hours), AnalyticsCommand::facts);
  }

  @Command(description = "The slowest steps and tasks.", mixinStandardHelpOptions = true)
  int bottlenecks(
      @Mixin Options options,
      @Option(
              names = {"-l", "--limit"},
              defaultValue = "10",
              description = "Of each. Default: ${DEFAULT-VALUE}.")
          int limit,
      @Option(
              names = "--min-executions",
              defaultValue = "5",
              description = "Of those that ran at least so often. Default: ${DEFAULT-VALUE}.")
          int minExecutions) {
    return show(
        options, client -> client.bottlenecks(limit, minExecutions), AnalyticsCommand::lines);
  }

  private static List<String> facts(PerformanceMetrics sums, Colours colours) {
    return new Facts(colours)
        .fact("tasks", sums.totalTasks())
        .fact("open now", sums.activeTasks())
        .fact("complete", sums.completedTasks() + " (" + sums.completionRate() + " %)")
        .fact("failed", sums.failedTasks() + " (" + sums.errorRate() + " %)")
        .fact("task takes", sums.averageTaskDurationSeconds() + " s")
        .fact("step takes", sums.averageStepDurationSeconds() + " s")
        .fact("tasks per hour", sums.tasksPerHour())
        .fact("steps per hour", sums.stepsPerHour())
        .fact("health", sums.systemHealthScore())
        .lines();
  }

  private static List<String> lines(Bottlenecks found, Colours colours) {
    List<SlowStep> slow = new ArrayList<>(found.slowSteps());
    found.slowTasks().forEach(task -> slow.add(row(task)));
    List<String> lines = new ArrayList<>(SLOW.lines(slow, colours));
    lines.addAll(found.recommendations());
    return lines;
  }

  private static SlowStep row(SlowTask task) {
    return new SlowStep(
        task.namespaceName(),
        task.taskName(),
        task.version(),
        "(task)",
        task.averageDurationSeconds(),
        task.maxDurationSeconds(),
        task.executionCount(),
        task.errorCount(),
        task.errorRate(),
        task.lastExecutedAt());
  }
}
