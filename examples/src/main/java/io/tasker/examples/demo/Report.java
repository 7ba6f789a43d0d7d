package io.tasker.examples.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/** What is printed at the end; its last line is meant for scripts too. */
final class Report {
  private static final int RESULT_WIDTH = 60;

  private Report() {}

  /** A row per step: task, step, state, attempts, result. */
  static Table steps(List<TaskProgress> tasks, List<JsonNode> stepsOfEach) {
    Table table = new Table("task", "step", "state", "attempts", "result");
    for (int i = 0; i < tasks.size(); i++) {
      for (JsonNode step : stepsOfEach.get(i)) {
        table.add(
            tasks.get(i).name(),
            step.path("name").asText(),
            step.path("current_state").asText(),
            step.path("attempts").asText(),
            Table.shorten(result(step.path("results")), RESULT_WIDTH));
      }
    }
    return table;
  }

  /** A row per task: name, id, state, time from creation to completion. */
  static Table tasks(List<TaskProgress> tasks) {
    Table table = new Table("task", "id", "state", "took");
    for (TaskProgress task : tasks) {
      String took = task.took().map(time -> time.toMillis() + " ms").orElse("-");
      table.add(task.name(), task.uuid(), task.state(), took);
    }
    return table;
  }

  static String closingLine(List<TaskProgress> tasks, Duration took) {
    long complete = tasks.stream().filter(TaskProgress::isComplete).count();
    return "%d of %d tasks complete in %d ms".formatted(complete, tasks.size(), took.toMillis());
  }

  static void print(PrintStream out, Table table) {
    out.println();
    table.lines().forEach(out::println);
  }

  private static String result(JsonNode results) {
    if (results.path("error").isObject()) {
      return results.at("/error/message").asText();
    }
    JsonNode result = results.path("result");
    return result.isMissingNode() ? "" : result.toString();
  }
}
