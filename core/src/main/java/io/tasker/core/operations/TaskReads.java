package io.tasker.core.operations;

import io.tasker.contract.model.TaskId;
import io.tasker.contract.model.TaskView;
import io.tasker.contract.operations.TaskPage;
import io.tasker.contract.operations.TaskQuery;
import io.tasker.contract.operations.TaskSummary;
import io.tasker.core.store.SearchStore;
import io.tasker.core.store.TaskFilter;
import io.tasker.core.store.ViewStore;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/** Tasks as they are shown: one, or page by page. */
public final class TaskReads {
  private final ViewStore views;
  private final SearchStore searches;
  private final TaskSummaries summaries;
  private final InstantSource clock;

  /** Reads views. */
  public TaskReads(
      ViewStore views, SearchStore searches, TaskSummaries summaries, InstantSource clock) {
    this.views = views;
    this.searches = searches;
    this.summaries = summaries;
    this.clock = clock;
  }

  /** One with its steps. */
  TaskView get(TaskId task) {
    ViewStore.TaskRow row = views.task(task).orElseThrow(() -> NotFound.task(task));
    return TaskViews.of(row, views.steps(task), clock.instant());
  }

  /** One in short. */
  TaskSummary summary(TaskId task) {
    return summaries.of(task);
  }

  /** A page, numbered or behind a cursor. */
  TaskPage list(TaskQuery query) {
    return TaskSearches.isSearch(query) ? searched(query) : numbered(query);
  }

  private TaskPage numbered(TaskQuery query) {
    TaskFilter filter = TaskFilters.of(query);
    long skipped = (query.page() - 1) * query.perPage();
    List<ViewStore.TaskRow> rows = views.tasks(filter, query.perPage(), skipped);
    long count = views.count(filter);
    String next =
        skipped + rows.size() < count && !rows.isEmpty()
            ? TaskSearches.cursor(rows.getLast().task().value())
            : null;
    return new TaskPage(listed(rows), query.page(), query.perPage(), count, next);
  }

  private TaskPage searched(TaskQuery query) {
    SearchStore.Found found = searches.search(TaskSearches.of(query), query.perPage());
    UUID end = found.end();
    return new TaskPage(
        listed(found.rows()),
        query.page(),
        query.perPage(),
        TaskPage.UNCOUNTED,
        end == null ? null : TaskSearches.cursor(end));
  }

  private List<TaskView> listed(List<ViewStore.TaskRow> rows) {
    var tallies =
        views.tallies(rows.stream().map(ViewStore.TaskRow::task).toList(), clock.instant());
    return rows.stream()
        .map(row -> TaskViews.listed(row, tallies.getOrDefault(row.task(), List.of())))
        .toList();
  }
}
