package io.tasker.cli;

import io.tasker.client.TaskerClient;
import io.tasker.client.model.TaskFilter;
import io.tasker.client.model.TaskPage;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which page of what a filter finds, or all of it. */
final class PageOptions extends Given {
  private static final int PER_PAGE = 20;

  @Option(
      names = {"-l", "--limit"},
      paramLabel = "N",
      description = "How many on a page, 1 to 100. Default: 20.")
  private @Nullable Integer limit;

  @Option(names = "--page", paramLabel = "N", description = "Which page, from 1. Default: 1.")
  private @Nullable Integer page;

  @Option(
      names = "--cursor",
      paramLabel = "TEXT",
      description = {
        "The page that begins there; empty: the first.",
        "Such pages are not counted, and new tasks do not shift them."
      })
  private @Nullable String cursor;

  @Option(names = "--all", description = "Every page.")
  private boolean all;

  /** Prints what the filter finds, as far as it was asked for. */
  void print(TaskerClient client, TaskFilter filter, Output out) {
    check(filter);
    if (all) {
      AllTasks.print(client.allPages(filter), out);
    } else {
      TaskPage found = page(client, filter);
      out.print(found, TaskText.list(found, out.colours()));
    }
  }

  private TaskPage page(TaskerClient client, TaskFilter filter) {
    int perPage = limit == null ? PER_PAGE : limit;
    if (cursor != null || !filter.context().isEmpty()) {
      return client.tasks(filter.cursor(cursor == null ? "" : cursor, perPage));
    }
    return client.tasks(filter.page(page == null ? 1 : page, perPage));
  }

  private void check(TaskFilter filter) {
    if (all && (limit != null || page != null || cursor != null)) {
      throw wrong("--all is every page: leave out --limit, --page and --cursor");
    }
    if (page != null && cursor != null) {
      throw wrong("--page and --cursor: give one of them");
    }
    if (page != null && page > 1 && !filter.context().isEmpty()) {
      throw wrong("pages have no numbers with --context: use --cursor or --all");
    }
  }
}
