package io.tasker.cli;

import io.tasker.client.model.NewTask;
import io.tasker.client.model.Task;
import io.tasker.client.model.TaskFilter;
import io.tasker.contract.model.TaskState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tasker task}: create, find, watch and cancel tasks. */
@Command(
    name = "task",
    description = "Creates, finds, watches and cancels tasks.",
    mixinStandardHelpOptions = true)
final class TaskCommand extends Group {
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
    return session()
        .run(
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
  int get(
      @Mixin Options options,
      @Parameters(paramLabel = "TASK", description = "The task's UUID.") String task) {
    return session()
        .run(
            options,
            (client, out) -> {
              Task found = client.task(Inputs.uuid("TASK", task));
              out.print(found, TaskText.facts(found, out.colours()));
              return ExitCodes.OK;
            });
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
    return session()
        .run(
            options,
            (client, out) -> {
              UUID id = correlation == null ? null : Inputs.uuid("--correlation-id", correlation);
              var filter =
                  TaskFilter.ALL
                      .page(page, limit)
                      .namespace(namespace)
                      .name(name)
                      .status(status == null ? null : Inputs.oneOf("--status", status, states()))
                      .tag(tag)
                      .correlationId(id);
              var found = client.tasks(filter);
              out.print(found, TaskText.list(found, out.colours()));
              return ExitCodes.OK;
            });
  }

  @Command(
      description = "Cancels a task and its steps that are not over.",
      mixinStandardHelpOptions = true)
  int cancel(
      @Mixin Options options,
      @Parameters(paramLabel = "TASK", description = "The task's UUID.") String task,
      @Option(
              names = {"-r", "--reason"},
              paramLabel = "TEXT",
              description = "Kept with its history.")
          @Nullable String reason) {
    return session()
        .run(
            options,
            (client, out) -> {
              Task cancelled = client.cancel(Inputs.uuid("TASK", task), reason);
              out.print(cancelled, TaskText.facts(cancelled, out.colours()));
              return ExitCodes.OK;
            });
  }

  @Command(
      description = "Shows what happens to a task until it does not go on by itself.",
      mixinStandardHelpOptions = true)
  int watch(
      @Mixin Options options,
      @Parameters(paramLabel = "TASK", description = "The task's UUID.") String task,
      @Mixin WaitOptions patience) {
    return session()
        .run(
            options,
            (client, out) ->
                Watching.follow(client, out, Inputs.uuid("TASK", task), patience.duration()));
  }

  @Command(
      description = "Draws a task's steps and what each waits for.",
      mixinStandardHelpOptions = true)
  int visualize(
      @Mixin Options options,
      @Parameters(paramLabel = "TASK", description = "The task's UUID.") String task,
      @Option(
              names = {"-f", "--form"},
              paramLabel = "FORM",
              defaultValue = "terminal",
              description = "terminal or mermaid. Default: ${DEFAULT-VALUE}.")
          String form) {
    return session()
        .run(
            options,
            (client, out) -> {
              Inputs.oneOf("--form", form, Graph.FORMS);
              var summary = client.summary(Inputs.uuid("TASK", task));
              Graph graph = Graph.of(summary);
              var lines = form.equals("mermaid") ? graph.mermaid() : graph.lines(out.colours());
              out.print(summary, lines);
              return ExitCodes.OK;
            });
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
