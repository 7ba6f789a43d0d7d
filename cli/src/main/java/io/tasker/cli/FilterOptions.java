package io.tasker.cli;

import io.tasker.client.error.ClientConfigException;
import io.tasker.client.model.TaskFilter;
import io.tasker.contract.model.TaskState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which tasks are meant. */
final class FilterOptions {
  private static final int MOST_PATHS = 5;

  @Option(
      names = {"-n", "--namespace"},
      paramLabel = "NAME",
      description = "Only of this namespace.")
  private @Nullable String namespace;

  @Option(names = "--name", paramLabel = "NAME", description = "Only of this template.")
  private @Nullable String name;

  @Option(
      names = {"-s", "--status"},
      paramLabel = "STATE",
      description = "Only in this state; also completed, and pending for all that are not over.")
  private @Nullable String status;

  @Option(names = "--tag", paramLabel = "TAG", description = "Only with this label.")
  private @Nullable String tag;

  @Option(names = "--correlation-id", paramLabel = "UUID", description = "Only with this id.")
  private @Nullable String correlation;

  @Option(
      names = "--context",
      paramLabel = "PATH=VALUE",
      description = {
        "Only with this value in the input, for example customer.id=7.",
        "May be repeated, up to five times."
      })
  private List<String> context = List.of();

  @Option(
      names = "--created-after",
      paramLabel = "TIME",
      description = "Only created then or later, for example 2026-03-21 or 2026-03-21T21:16:08Z.")
  private @Nullable String after;

  @Option(names = "--created-before", paramLabel = "TIME", description = "Only created before.")
  private @Nullable String before;

  /**
   * The filter.
   *
   * @throws ClientConfigException naming the option that is wrong. An empty value is: as a rule it
   *     is a variable that was not set, and without it the filter would find more than was meant
   */
  TaskFilter filter() {
    TaskFilter filter =
        TaskFilter.ALL
            .namespace(Inputs.filled("--namespace", namespace))
            .name(Inputs.filled("--name", name))
            .status(status == null ? null : Inputs.oneOf("--status", status, states()))
            .tag(Inputs.filled("--tag", tag))
            .correlationId(
                correlation == null ? null : Inputs.uuid("--correlation-id", correlation));
    return context(created(filter));
  }

  private TaskFilter created(TaskFilter filter) {
    Instant from = after == null ? null : Inputs.time("--created-after", after);
    Instant until = before == null ? null : Inputs.time("--created-before", before);
    if (from != null && until != null && !from.isBefore(until)) {
      throw new ClientConfigException(
          "--created-after %s must be before --created-before %s".formatted(from, until));
    }
    return filter.created(from, until);
  }

  private TaskFilter context(TaskFilter filter) {
    TaskFilter narrowed = filter;
    for (String pair : context) {
      int equals = pair.indexOf('=');
      if (equals < 1 || equals == pair.length() - 1) {
        throw new ClientConfigException(
            "--context must be PATH=VALUE such as customer.id=7, was \"%s\"".formatted(pair));
      }
      String path = pair.substring(0, equals);
      if (narrowed.context().containsKey(path)) {
        throw new ClientConfigException("--context has the path " + path + " twice");
      }
      narrowed = narrowed.context(path, pair.substring(equals + 1));
    }
    if (context.size() > MOST_PATHS) {
      throw new ClientConfigException(
          "--context may be given %d times, was %d".formatted(MOST_PATHS, context.size()));
    }
    return narrowed;
  }

  private static List<String> states() {
    List<String> states = new ArrayList<>(taskStates());
    states.add("completed");
    return states;
  }

  /** The states that a task may have. */
  static List<String> taskStates() {
    return Arrays.stream(TaskState.values()).map(TaskState::wireName).toList();
  }
}
