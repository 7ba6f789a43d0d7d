package io.tasker.cli;

import io.tasker.client.TaskerClient;
import io.tasker.client.model.Task;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Follows a task and shows how far it is. */
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
}
