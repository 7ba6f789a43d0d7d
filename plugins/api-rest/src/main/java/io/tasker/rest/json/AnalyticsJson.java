package io.tasker.rest.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tasker.contract.model.StepState;
import io.tasker.contract.model.TaskState;
import io.tasker.contract.model.TemplateName;
import io.tasker.contract.operations.analytics.Bottlenecks;
import io.tasker.contract.operations.analytics.Bottlenecks.Runs;
import io.tasker.contract.operations.analytics.PerformanceMetrics;
import io.tasker.contract.operations.analytics.PerformanceMetrics.Durations;
import io.tasker.contract.operations.analytics.Recommendations;
import java.io.IOException;

/**
 * How fast and how well tasks run. Percentiles, windows and retries are added to the public form.
 */
public final class AnalyticsJson {
  private AnalyticsJson() {}

  /** Sums over a window. */
  public static byte[] of(PerformanceMetrics metrics) {
    return JsonBytes.of(
        out -> {
          out.writeStartObject();
          out.writeNumberField("total_tasks", metrics.tasks().total());
          out.writeNumberField("active_tasks", metrics.tasks().active());
          out.writeNumberField("completed_tasks", metrics.tasks().completed());
          out.writeNumberField("failed_tasks", metrics.tasks().failed());
          out.writeNumberField("completion_rate", metrics.completionRate());
          out.writeNumberField("error_rate", metrics.errorRate());
          write(out, "task", metrics.tasks().duration());
          write(out, "step", metrics.steps().duration());
          out.writeNumberField("tasks_per_hour", metrics.tasksPerHour());
          out.writeNumberField("steps_per_hour", metrics.stepsPerHour());
          out.writeNumberField("system_health_score", metrics.healthScore());
          Timestamps.RFC00.write(out, "analysis_period_start", metrics.from());
          Timestamps.RFC00.write(out, "calculated_at", metrics.at());
          out.writeEndObject();
        });
  }

  /** Where time goes. */
  public static byte[] of(Bottlenecks bottlenecks) {
    return JsonBytes.of(
        out -> {
          out.writeStartObject();
          out.writeArrayFieldStart("slow_steps");
          for (Bottlenecks.SlowStep step : bottlenecks.steps()) {
            write(out, step);
          }
          out.writeEndArray();
          out.writeArrayFieldStart("slow_tasks");
          for (Bottlenecks.SlowTask task : bottlenecks.tasks()) {
            write(out, task);
          }
          out.writeEndArray();
          out.writeObjectFieldStart("resource_utilization");
          out.writeNumberField("database_pool_utilization", bottlenecks.poolUtilization());
          writeStates(out, bottlenecks);
          out.writeEndObject();
          out.writeArrayFieldStart("recommendations");
          for (String recommendation : Recommendations.of(bottlenecks)) {
            out.writeString(recommendation);
          }
          out.writeEndArray();
          out.writeEndObject();
        });
  }

  private static void write(JsonGenerator out, String what, Durations durations)
      throws IOException {
    out.writeNumberField("average_" + what + "_duration_seconds", durations.average());
    out.writeNumberField("p50_" + what + "_duration_seconds", durations.p50());
    out.writeNumberField("p95_" + what + "_duration_seconds", durations.p95());
    out.writeNumberField("p99_" + what + "_duration_seconds", durations.p99());
  }

  private static void write(JsonGenerator out, Bottlenecks.SlowStep step) throws IOException {
    out.writeStartObject();
    write(out, step.template());
    out.writeStringField("step_name", step.step());
    write(out, step.runs());
    out.writeNumberField("retry_count", step.retries());
    out.writeEndObject();
  }

  private static void write(JsonGenerator out, Bottlenecks.SlowTask task) throws IOException {
    out.writeStartObject();
    write(out, task.template());
    write(out, task.runs());
    out.writeNumberField("average_step_count", task.averageSteps());
    out.writeEndObject();
  }

  private static void write(JsonGenerator out, TemplateName template) throws IOException {
    out.writeStringField("namespace_name", template.namespace());
    out.writeStringField("task_name", template.name());
    out.writeStringField("version", template.version());
  }

  private static void write(JsonGenerator out, Runs runs) throws IOException {
    out.writeNumberField("average_duration_seconds", runs.averageSeconds());
    out.writeNumberField("max_duration_seconds", runs.maxSeconds());
    out.writeNumberField("p95_duration_seconds", runs.p95Seconds());
    out.writeNumberField("execution_count", runs.executions());
    out.writeNumberField("error_count", runs.errors());
    out.writeNumberField("error_rate", runs.errorRate());
    Timestamps.RFC00.write(out, "last_executed_at", runs.lastAt());
  }

  private static void writeStates(JsonGenerator out, Bottlenecks bottlenecks) throws IOException {
    out.writeObjectFieldStart("system_health");
    long tasks = 0;
    for (TaskState state : TaskState.values()) {
      long count = bottlenecks.taskStates().getOrDefault(state, 0L);
      out.writeNumberField(state.wireName() + "_tasks", count);
      tasks += count;
    }
    out.writeNumberField("total_tasks", tasks);
    long steps = 0;
    for (StepState state : StepState.values()) {
      long count = bottlenecks.stepStates().getOrDefault(state, 0L);
      out.writeNumberField(state.wireName() + "_steps", count);
      steps += count;
    }
    out.writeNumberField("total_steps", steps);
    out.writeEndObject();
  }
}
