package io.tasker.cli;

import io.tasker.client.model.Task;
import io.tasker.client.model.TaskPage;
import io.tasker.client.model.TaskStep;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tasks for people. */
final class TaskText {
  private TaskText() {}

  /** A task and its steps. */
  static List<String> facts(Task task, Colours colours) {
    Facts facts =
        new Facts(colours)
            .fact("task", task.taskUuid())
            .fact("template", template(task))
            .fact("state", task.status())
            .fact("execution", task.executionStatus())
            .fact("steps", steps(task))
            .fact("created", time(task.createdAt()))
            .fact("completed", time(task.completedAt()))
            .fact("correlation", task.correlationId())
            .fact("tags", tags(task));
    if (task.steps().isEmpty()) {
      return facts.lines();
    }
    Table table = new Table(colours, "STEP", "STATE", "ATTEMPTS", "NEXT RETRY", "UUID");
    for (TaskStep step : task.steps()) {
      table.row(
          step.name(),
          step.currentState(),
          step.attempts() + "/" + step.maxAttempts(),
          time(step.nextRetryAt()),
          step.workflowStepUuid());
    }
    return facts.then(table.lines()).lines();
  }

  /** A page of tasks. */
  static List<String> list(TaskPage page, Colours colours) {
    Table table = new Table(colours, "TASK", "TEMPLATE", "STATE", "STEPS", "CREATED");
    for (Task task : page.tasks()) {
      table.row(
          task.taskUuid(), template(task), task.status(), steps(task), time(task.createdAt()));
    }
    List<String> lines = new ArrayList<>(table.lines());
    var at = page.pagination();
    lines.add("page %d of %d, %d tasks".formatted(at.page(), at.totalPages(), at.totalCount()));
    return lines;
  }

  static @Nullable Instant time(@Nullable Instant at) {
    return at == null ? null : at.truncatedTo(ChronoUnit.MILLIS);
  }

  private static String template(Task task) {
    return task.namespace() + "/" + task.name() + "/" + task.version();
  }

  private static String steps(Task task) {
    String failed = task.failedSteps() == 0 ? "" : ", " + task.failedSteps() + " failed";
    return task.completedSteps() + "/" + task.totalSteps() + failed;
  }

  private static @Nullable String tags(Task task) {
    List<String> tags = task.tags();
    return tags == null || tags.isEmpty() ? null : String.join(", ", tags);
  }
}
