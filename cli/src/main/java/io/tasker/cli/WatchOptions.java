package io.tasker.cli;

import io.tasker.client.model.EventFilter;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What to watch: a task, or the changes of all. */
final class WatchOptions extends Given {
  // More than anybody waits, and still a number of nanoseconds.
  private static final Duration FOR_EVER = Duration.ofDays(36_500);

  @Parameters(paramLabel = "TASK", arity = "0..1", description = "The task's UUID.")
  private @Nullable String task;

  @Option(names = "--all", description = "All tasks, from now on.")
  private boolean all;

  @Option(
      names = {"-n", "--namespace"},
      paramLabel = "NAME",
      description = "With --all: only of this namespace.")
  private @Nullable String namespace;

  @Option(names = "--name", paramLabel = "NAME", description = "With --all: only of this template.")
  private @Nullable String name;

  @Option(
      names = {"-s", "--state", "--status"},
      paramLabel = "STATE",
      description = "With --all: only changes to this state.")
  private @Nullable String state;

  @Option(
      names = "--for",
      paramLabel = "TIME",
      description = "With --all: how long, for example 30s, 5m or 1h. Default: until Ctrl-C.")
  private @Nullable String span;

  /** Whether all tasks are meant. */
  boolean isAll() {
    if (all && task != null) {
      throw wrong("a TASK and --all: give one of them");
    }
    if (!all && task == null) {
      throw wrong("give a TASK, or --all");
    }
    if (!all && (namespace != null || name != null || state != null || span != null)) {
      throw wrong("--namespace, --name, --state and --for go with --all");
    }
    return all;
  }

  /** The one that is meant. */
  UUID task() {
    return Inputs.uuid("TASK", task == null ? "" : task);
  }

  /** Which changes. */
  EventFilter filter() {
    return new EventFilter(
        Inputs.filled("--namespace", namespace),
        Inputs.filled("--name", name),
        state == null ? null : Inputs.oneOf("--state", state, FilterOptions.taskStates()));
  }

  /** How long to watch. */
  Duration span() {
    return span == null ? FOR_EVER : Inputs.span("--for", span);
  }
}
