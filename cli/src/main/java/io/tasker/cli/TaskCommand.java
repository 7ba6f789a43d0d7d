package io.tasker.cli;

import io.tasker.client.model.NewTask;
import io.tasker.client.model.Task;
import io.tasker.client.model.TaskFilter;
import io.tasker.contract.model.TaskState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tasker task}: create, find, watch and cancel tasks. */
@Command(
    name = "task",
    description = "Creates, finds, watches and cancels tasks.",
    mixinStandardHelpOptions = true)
final class TaskCommand extends ServerGroup {
  TaskCommand(Shell shell) {
    super(shell);
  }

  @Command(description = "Creates a task.", mixinStandardHelpOptions = true)
  int create(
      @Mixin Options options,
      @Mixin CreateOptions wanted,
      @Option(names = "--wait", description = "Wait until the task does not go on by itself.")
          boolean wait,
      @Mixin WaitOptions patience) {
    return run(
        options,
        (client, out) -> {
          NewTask task = wanted.task();
          Task created = client.create(task);
          if (!wait) {
            out.print(created, TaskText.facts(created, out.colours()));
            return ExitCodes.OK;
          }
          out.say("task " + created.taskUuid());
          return Watching.follow(client, out, created.taskUuid(), patience.duration());
        });
  }

  @Command(description = "Shows a task with its steps.", mixinStandardHelpOptions = true)
  int get(@Mixin Options options, @Mixin TaskId task) {
    return show(options, client -> client.task(task.id()), TaskText::facts);
  }

  @Command(description = "Lists tasks, newest first.", mixinStandardHelpOptions = true)
  int list(
      @Mixin Options options,
      @Option(
              names = {"-n", "--namespace"},
              paramLabel = "NAME",
              description = "Only of this namespace.")
          @Nullable String namespace,
      @Option(names = "--name", paramLabel = "NAME", description = "Only of this template.")
          @Nullable String name,
      @Option(
              names = {"-s", "--status"},
              paramLabel = "STATE",
              description =
                  "Only in this state; also completed, and pending for all that are not over.")
          @Nullable String status,
      @Option(names = "--tag", paramLabel = "TAG", description = "Only with this label.")
          @Nullable String tag,
      @Option(names = "--correlation-id", paramLabel = "UUID", description = "Only with this id.")
          @Nullable String correlation,
      @Option(
              names = {"-l", "--limit"},
              paramLabel = "N",
              defaultValue = "20",
              description = "How many on a page, 1 to 100. Default: ${DEFAULT-VALUE}.")
          int limit,
      @Option(
              names = "--page",
              paramLabel = "N",
              defaultValue = "1",
              description = "Which page, from 1. Default: ${DEFAULT-VALUE}.")
          int page) {
    return show(
        options,
        client ->
            client.tasks(
                TaskFilter.ALL
                    .page(page, limit)
                    .namespace(namespace)
                    .name(name)
                    .status(status == null ? null : Inputs.oneOf("--status", status, states()))
                    .tag(tag)
                    .correlationId(
                        correlation == null ? null : Inputs.uuid("--correlation-id", correlation))),
        TaskText::list);
  }

  @Command(
      description = "Cancels a task and its steps that are not over.",
      mixinStandardHelpOptions = true)
  int cancel(
      @Mixin Options options,
      @Mixin TaskId task,
      @Option(
              names = {"-r", "--reason"},
              paramLabel = "TEXT",
              description = "Kept with its history.")
          @Nullable String reason) {
    return show(options, client -> client.cancel(task.id(), reason), TaskText::facts);
  }

  @Command(
      description = "Shows what happens to a task until it does not go on by itself.",
      mixinStandardHelpOptions = true)
  int watch(@Mixin Options options, @Mixin TaskId task, @Mixin WaitOptions patience) {
    return run(
        options, (client, out) -> Watching.follow(client, out, task.id(), patience.duration()));
  }

  @Command(
      description = "Draws a task's steps and what each waits for.",
      mixinStandardHelpOptions = true)
  int visualize(@Mixin DrawOptions options, @Mixin TaskId task) {
    return show(
        options,
        client -> client.summary(task.id()),
        (summary, colours) -> options.draw(Graph.of(summary), colours));
  }

  private static List<String> states() {
    List<String> states =
        new ArrayList<>(Arrays.stream(TaskState.values()).map(TaskState::wireName).toList());
    states.add("completed");
    return states;
  }

  /** How long to wait. */
  static final class WaitOptions {
    @Option(
        names = "--wait-seconds",
        paramLabel = "N",
        defaultValue = "300",
        description = "How long to wait at most. Default: ${DEFAULT-VALUE}.")
    private int seconds;

    Duration duration() {
      return Duration.ofSeconds(seconds);
    }
  }
}
