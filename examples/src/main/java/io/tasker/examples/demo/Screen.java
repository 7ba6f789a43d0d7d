package io.tasker.examples.demo;

import io.tasker.examples.demo.TaskProgress.StepProgress;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Shows how far the tasks are: a table drawn over itself, or a line per change. */
sealed interface Screen {
  /** Shows the latest state of all tasks. */
  void show(List<TaskProgress> tasks);

  /** The right one for what standard output is connected to. */
  static Screen forOutput(PrintStream out) {
    boolean terminal = System.console() != null && System.console().isTerminal();
    boolean dumb = "dumb".equals(System.getenv("TERM"));
    return terminal && !dumb ? new Redrawn(out) : new Plain(out);
  }

  /** For a terminal. */
  final class Redrawn implements Screen {
    private static final String UP = "\033[%dA";
    private static final int STATE_WIDTH = 24;
    private static final String CLEAR_TO_END_OF_LINE = "\033[K";

    private final PrintStream out;
    private int drawn;

    Redrawn(PrintStream out) {
      this.out = out;
    }

    @Override
    public void show(List<TaskProgress> tasks) {
      Table table = new Table("task", "step", "state", "attempts");
      for (TaskProgress task : tasks) {
        for (StepProgress step : task.steps()) {
          // Cut, since a line that wraps would spoil the way back to the first one.
          String state = Table.shorten(step.state(), STATE_WIDTH);
          String attempts = Integer.toString(step.attempts());
          table.add(task.name(), mark(step) + " " + step.name(), state, attempts);
        }
      }
      StringBuilder picture = new StringBuilder();
      if (drawn > 0) {
        picture.append(UP.formatted(drawn));
      }
      List<String> lines = table.lines();
      lines.forEach(line -> picture.append(line).append(CLEAR_TO_END_OF_LINE).append('\n'));
      drawn = lines.size();
      out.print(picture);
      out.flush();
    }

    private static String mark(StepProgress step) {
      return switch (step.state()) {
        case "complete", "resolved_manually" -> "[x]";
        case "error", "cancelled" -> "[!]";
        case "pending" -> "[ ]";
        case "waiting_for_retry" -> "[~]";
        default -> "[>]";
      };
    }
  }

  /** For a file or a pipe. */
  final class Plain implements Screen {
    private final PrintStream out;
    private final Map<String, String> shown = new HashMap<>();

    Plain(PrintStream out) {
      this.out = out;
    }

    @Override
    public void show(List<TaskProgress> tasks) {
      for (TaskProgress task : tasks) {
        for (StepProgress step : task.steps()) {
          if (!step.state().equals(shown.put(task.uuid() + step.name(), step.state()))) {
            out.printf("%s %s: %s%n", task.name(), step.name(), step.state());
          }
        }
        if (!task.state().equals(shown.put(task.uuid(), task.state()))) {
          out.printf("%s: %s%n", task.name(), task.state());
        }
      }
      out.flush();
    }
  }
}
