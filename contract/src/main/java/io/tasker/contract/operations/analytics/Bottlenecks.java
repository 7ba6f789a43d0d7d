package io.tasker.contract.operations.analytics;

import io.tasker.contract.model.StepState;
import io.tasker.contract.model.TaskState;
import io.tasker.contract.model.TemplateName;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Where time goes.
 *
 * @param steps the slowest steps, by average duration
 * @param tasks the slowest tasks, by average duration
 * @param poolUtilization busy connections by connections of the fullest pool, 0 to 1
 * @param taskStates open tasks, and those created in the window, by state; every state is there
 * @param stepStates their steps by state; every state is there
 */
public record Bottlenecks(
    List<SlowStep> steps,
    List<SlowTask> tasks,
    double poolUtilization,
    Map<TaskState, Long> taskStates,
    Map<StepState, Long> stepStates) {
  public Bottlenecks {
    steps = List.copyOf(steps);
    tasks = List.copyOf(tasks);
    taskStates = Map.copyOf(taskStates);
    stepStates = Map.copyOf(stepStates);
  }

  /**
   * How long runs took, and how many failed. Times are in seconds.
   *
   * @param averageSeconds the mean
   * @param maxSeconds the longest
   * @param p95Seconds as long at most: 95 of 100
   * @param executions how many
   * @param errors how many of them failed for good
   * @param lastAt when the last one ended
   */
  public record Runs(
      double averageSeconds,
      double maxSeconds,
      double p95Seconds,
      long executions,
      long errors,
      Instant lastAt) {
    /** The part that failed, 0 to 1, to four decimals. */
    public double errorRate() {
      return executions == 0 ? 0 : Math.round(errors * 10_000.0 / executions) / 10_000.0;
    }
  }

  /**
   * A step of a template.
   *
   * @param template the template
   * @param step name of the step
   * @param runs its settled runs, from the claim of the last attempt to the end
   * @param retries attempts after the first
   */
  public record SlowStep(TemplateName template, String step, Runs runs, long retries) {}

  /**
   * A template.
   *
   * @param template the template
   * @param runs its tasks that are complete or have failed, from creation to the end
   * @param averageSteps steps of a task
   */
  public record SlowTask(TemplateName template, Runs runs, double averageSteps) {}
}
