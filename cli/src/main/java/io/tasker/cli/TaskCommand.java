package io.tasker.cli;

import io.tasker.client.TaskerClient;
import io.tasker.client.model.BulkWish;
import io.tasker.client.model.Task;
import java.time.Duration;
import java.util.UUID;
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

  @Command(description = "Creates a task, or many.", mixinStandardHelpOptions = true)
  int create(
      @Mixin Options options,
      @Mixin CreateOptions wanted,
      @Option(names = "--wait", description = "Wait until the task does not go on by itself.")
          boolean wait,
      @Mixin WaitOptions patience) {
    return run(
        options,
        (client, out) -> {
          if (wanted.isMany()) {
            if (wait) {
              throw wrong("--wait is for one task; watch many with: tasker task watch --all");
            }
            return new ManyCreated(client, out, this::complain).send(wanted.tasks());
          }
          Task created = client.create(wanted.task());
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
  int list(@Mixin Options options, @Mixin FilterOptions filter, @Mixin PageOptions page) {
    return run(
        options,
        (client, out) -> {
          page.print(client, filter.filter(), out);
          return ExitCodes.OK;
        });
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
      name = "cancel-all",
      description = {
        "Cancels every task that a filter finds, one after the other.",
        "Without --status: of those that are not over."
      },
      mixinStandardHelpOptions = true)
  int cancelAll(@Mixin Options options, @Mixin FilterOptions filter, @Mixin ManyOptions how) {
    return many(options, ManyTasks.Verb.CANCEL, filter, how, null);
  }

  @Command(
      name = "retry-all",
      description = {
        "Resets the failed steps of every task that a filter finds.",
        "Without --status: of those that are blocked by failures."
      },
      mixinStandardHelpOptions = true)
  int retryAll(
      @Mixin Options options,
      @Mixin FilterOptions filter,
      @Mixin ManyOptions how,
      @Option(
              names = {"-b", "--by"},
              paramLabel = "NAME",
              defaultValue = "cli-operator",
              description = "Who does it. Default: ${DEFAULT-VALUE}.")
          String by) {
    return many(options, ManyTasks.Verb.RETRY, filter, how, by);
  }

  private int many(
      Options options,
      ManyTasks.Verb verb,
      FilterOptions filter,
      ManyOptions how,
      @Nullable String by) {
    Shell shell = session().shell();
    return run(
        options,
        (client, out) -> {
          BulkWish wish = how.wish(filter.filter(), by, shell);
          ManyTasks many = new ManyTasks(client, out, verb);
          return how.asks() ? many.ask(wish, shell.ask()) : many.run(wish);
        });
  }

  @Command(
      description = {
        "Shows what happens to a task until it does not go on by itself,",
        "or with --all each change of any task."
      },
      mixinStandardHelpOptions = true)
  int watch(@Mixin Options options, @Mixin WatchOptions what, @Mixin WaitOptions patience) {
    return run(
        options,
        (client, out) ->
            what.isAll()
                ? Watching.all(client, out, what.filter(), what.span())
                : watchOne(client, out, what.task(), patience.duration()));
  }

  // A wrong address is told at once; a server that goes away later is waited for.
  private static int watchOne(TaskerClient client, Output out, UUID task, Duration patience) {
    client.task(task);
    return Watching.follow(client, out, task, patience);
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
