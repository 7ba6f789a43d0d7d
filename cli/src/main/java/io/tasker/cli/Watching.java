package io.tasker.cli;

import io.tasker.client.TaskerClient;
import io.tasker.client.model.Task;
import io.tasker.client.model.TaskStep;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Shows the changes of a task and its steps as they are seen. */
final class Watching {
  private final Output out;
  private final Map<String, String> shown = new HashMap<>();

  private Watching(Output out) {
    this.out = out;
  }

  /** Follows a task to its end; the exit code says whether it is complete. */
  static int follow(TaskerClient client, Output out, UUID task, Duration patience) {
    Watching watching = new Watching(out);
    Task end = client.follow(task, patience, watching::show);
    if (out.form() != Form.TABLE) {
      out.print(end, java.util.List.of());
    }
    if (end.status().equals("blocked_by_failures")) {
      out.say("a step failed for good; see: tasker task get " + task);
    }
    return end.isComplete() ? ExitCodes.OK : ExitCodes.FAILED;
  }

  private void show(Task task) {
    for (TaskStep step : task.steps()) {
      String attempt = step.attempts() > 1 ? " (attempt " + step.attempts() + ")" : "";
      line("step " + step.name(), step.currentState(), attempt);
    }
    line("task", task.status(), " " + task.completedSteps() + "/" + task.totalSteps());
  }

  private void line(String what, String state, String more) {
    if (!(state + more).equals(shown.put(what, state + more))) {
      out.say(what + " " + out.colours().state(state) + more);
    }
  }
}
