package io.tasker.cli;

import io.tasker.client.model.Task;
import io.tasker.client.model.TaskStep;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Shows how far a task is, each time that something was seen to change. */
sealed interface Progress {
  /** Shows the latest. */
  void show(Task task);

  /** The one for what the output is connected to. */
  static Progress on(Output out) {
    return out.isScreen() ? new Redrawn(out) : new Lines(out);
  }

  private static String attempt(TaskStep step) {
    return step.attempts() > 1 ? " (attempt " + step.attempts() + ")" : "";
  }

  /** For a terminal: a picture over the one before. */
  final class Redrawn implements Progress {
    private static final String UP = "\033[%dA";
    private static final String CLEAR_LINE = "\033[K";
    private static final int BAR = 24;

    private final Output out;
    private int drawn;

    Redrawn(Output out) {
      this.out = out;
    }

    @Override
    public void show(Task task) {
      Colours colours = out.colours();
      List<String> lines = new ArrayList<>();
      lines.add("%s  %s".formatted(bar(task), colours.state(task.status())));
      for (TaskStep step : task.steps()) {
        String state = step.currentState();
        lines.add(
            "  %s %s  %s%s"
                .formatted(Colours.sign(state), step.name(), colours.state(state), attempt(step)));
      }
      StringBuilder picture = new StringBuilder(drawn == 0 ? "" : UP.formatted(drawn));
      lines.forEach(line -> picture.append(line).append(CLEAR_LINE).append('\n'));
      drawn = lines.size();
      out.plain(picture.toString());
    }

    private static String bar(Task task) {
      int done =
          task.totalSteps() == 0 ? 0 : (int) (BAR * task.completedSteps() / task.totalSteps());
      return "[%s%s] %d/%d"
          .formatted(
              "#".repeat(done), ".".repeat(BAR - done), task.completedSteps(), task.totalSteps());
    }
  }

  /** For a file or a pipe: a line for each change. */
  final class Lines implements Progress {
    private final Output out;
    private final Map<String, String> shown = new HashMap<>();

    Lines(Output out) {
      this.out = out;
    }

    @Override
    public void show(Task task) {
      for (TaskStep step : task.steps()) {
        line("step " + step.name(), step.currentState(), attempt(step));
      }
      line("task", task.status(), " " + task.completedSteps() + "/" + task.totalSteps());
    }

    private void line(String what, String state, String more) {
      if (!(state + more).equals(shown.put(what, state + more))) {
        out.say(what + " " + out.colours().state(state) + more);
      }
    }
  }
}
