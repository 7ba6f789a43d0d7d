package io.tasker.cli;

import io.tasker.client.model.BulkWish;
import io.tasker.client.model.TaskFilter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How to change all tasks that a filter finds. */
final class ManyOptions extends Given {
  @Option(names = "--dry-run", description = "Only says which; nothing is changed.")
  private boolean dryRun;

  @Option(
      names = {"-y", "--yes"},
      description = "Does not ask first. Needed where there is no terminal to ask on.")
  private boolean yes;

  @Option(
      names = {"-r", "--reason"},
      paramLabel = "TEXT",
      description = "Kept with their history.")
  private @Nullable String reason;

  /** The wish, if it is safe to have it. */
  BulkWish wish(TaskFilter filter, @Nullable String by, Shell shell) {
    if (filter.equals(TaskFilter.ALL)) {
      throw wrong(
          "say which tasks: --namespace, --name, --status, --tag, --correlation-id, --context,"
              + " --created-after or --created-before");
    }
    if (!dryRun && !yes && !shell.isTerminal()) {
      throw wrong("changes every task that it finds: look with --dry-run, then give --yes");
    }
    BulkWish wish = BulkWish.of(filter).because(reason, by);
    return dryRun ? wish.asDryRun() : wish;
  }

  /** Whether a person is to be asked first. */
  boolean asks() {
    return !dryRun && !yes;
  }
}
