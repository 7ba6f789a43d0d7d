package io.tasker.cli;

import io.tasker.client.model.Task;
import io.tasker.client.model.TaskPage;
import io.tasker.client.model.TaskStep;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tasks for people. */
final class TaskText {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final Table<Task> TASKS =
      Table.<Task>of()
          .column("TASK", Task::taskUuid)
          .column("TEMPLATE", TaskText::template)
          .column("STATE", Task::status)
          .column("STEPS", TaskText::steps)
          .column("CREATED", it -> time(it.createdAt()));
  private static final Table<TaskStep> STEPS =
      Table.<TaskStep>of()
          .column("STEP", TaskStep::name)
          .column("STATE", TaskStep::currentState)
          .column("ATTEMPTS", it -> it.attempts() + "/" + it.maxAttempts())
          .column("NEXT RETRY", it -> time(it.nextRetryAt()))
          .column("UUID", TaskStep::workflowStepUuid);

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
    return facts.then(STEPS.lines(task.steps(), colours)).lines();
  }

  /** A page of tasks. */
  static List<String> list(TaskPage page, Colours colours) {
    List<String> lines = new ArrayList<>(TASKS.lines(page.tasks(), colours));
    lines.add(place(page.pagination(), page.tasks().size()));
    return lines;
  }

  /** Tasks that come page by page. */
  static Table<Task>.Parts parts(Colours colours) {
    return TASKS.parts(colours);
  }

  /** Where a page stands. */
  static String place(TaskPage.Pagination at, int shown) {
    if (at.page() > 0) {
      return "page %d of %d, %d tasks".formatted(at.page(), at.totalPages(), at.totalCount());
    }
    return at.nextCursor() == null
        ? "%d tasks, the last ones".formatted(shown)
        : "%d tasks; there may be more: --cursor '%s'".formatted(shown, at.nextCursor());
  }

  /** A time in UTC, always of the same width. */
  static @Nullable String time(@Nullable Instant at) {
    return at == null ? null : TIME.format(at);
  }

  static String template(Task task) {
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
