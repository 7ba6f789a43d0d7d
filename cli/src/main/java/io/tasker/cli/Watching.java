package io.tasker.cli;

import io.tasker.client.TaskEvents;
import io.tasker.client.TaskerClient;
import io.tasker.client.model.EventFilter;
import io.tasker.client.model.Task;
import io.tasker.client.model.TaskEvent;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Follows tasks and shows what happens to them. */
final class Watching {
  private Watching() {}

  /** Follows a task to its end; the exit code says whether it is complete. */
  static int follow(TaskerClient client, Output out, UUID task, Duration patience) {
    Progress progress = Progress.on(out);
    Task end = client.follow(task, patience, progress::show);
    if (out.form() != Form.TABLE) {
      out.print(end, List.of());
    }
    if (end.status().equals("blocked_by_failures")) {
      out.say("a step failed for good; see: tasker task get " + task);
    }
    return end.isComplete() ? ExitCodes.OK : ExitCodes.FAILED;
  }

  /** Shows changes as they come, until the time is over or nobody reads them any more. */
  static int all(TaskerClient client, Output out, EventFilter filter, Duration span) {
    long began = System.nanoTime();
    try (TaskEvents events = client.watch(filter, null)) {
      Duration left = span;
      while (left.isPositive() && !out.isGone() && !Thread.currentThread().isInterrupted()) {
        events.next(left).ifPresent(event -> out.next(event, line(event, out.colours())));
        left = span.minusNanos(System.nanoTime() - began);
      }
    }
    return ExitCodes.OK;
  }

  private static String line(TaskEvent event, Colours colours) {
    return "%s  %s  %s/%s/%s  %s -> %s"
        .formatted(
            TaskText.time(event.at()),
            event.taskUuid(),
            event.namespace(),
            event.name(),
            event.version(),
            event.fromState(),
            colours.state(event.toState()));
  }
}
