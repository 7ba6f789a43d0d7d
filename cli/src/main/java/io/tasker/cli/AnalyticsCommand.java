package io.tasker.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tasker analytics}. */
@Command(
    name = "analytics",
    description = "Shows how tasks did, and where time goes.",
    mixinStandardHelpOptions = true)
final class AnalyticsCommand extends Group {
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
    return session()
        .run(
            options,
            (client, out) -> {
              var sums = client.performance(hours);
              var facts =
                  new Facts(out.colours())
                      .fact("tasks", sums.totalTasks())
                      .fact("open now", sums.activeTasks())
                      .fact(
                          "complete", sums.completedTasks() + " (" + sums.completionRate() + " %)")
                      .fact("failed", sums.failedTasks() + " (" + sums.errorRate() + " %)")
                      .fact("task takes", sums.averageTaskDurationSeconds() + " s")
                      .fact("step takes", sums.averageStepDurationSeconds() + " s")
                      .fact("tasks per hour", sums.tasksPerHour())
                      .fact("steps per hour", sums.stepsPerHour())
                      .fact("health", sums.systemHealthScore());
              out.print(sums, facts.lines());
              return ExitCodes.OK;
            });
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
    return session()
        .run(
            options,
            (client, out) -> {
              var found = client.bottlenecks(limit, minExecutions);
              Table table =
                  new Table(
                      out.colours(), "TEMPLATE", "STEP", "AVERAGE S", "MAX S", "RUNS", "ERRORS");
              found
                  .slowSteps()
                  .forEach(
                      it ->
                          table.row(
                              it.namespaceName() + "/" + it.taskName() + "/" + it.version(),
                              it.stepName(),
                              it.averageDurationSeconds(),
                              it.maxDurationSeconds(),
                              it.executionCount(),
                              it.errorCount()));
              found
                  .slowTasks()
                  .forEach(
                      it ->
                          table.row(
                              it.namespaceName() + "/" + it.taskName() + "/" + it.version(),
                              "(task)",
                              it.averageDurationSeconds(),
                              it.maxDurationSeconds(),
                              it.executionCount(),
                              it.errorCount()));
              var lines = new java.util.ArrayList<>(table.lines());
              lines.addAll(found.recommendations());
              out.print(found, lines);
              return ExitCodes.OK;
            });
  }
}
