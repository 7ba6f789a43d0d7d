package io.tasker.core.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.helidon.dbclient.DbClient;
import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.contract.model.ExecutionStatus;
import io.tasker.contract.model.StepCounts;
import io.tasker.contract.model.TaskId;
import io.tasker.contract.model.TaskState;
import io.tasker.contract.model.TaskView;
import io.tasker.contract.model.TemplateName;
import io.tasker.contract.operations.TaskPage;
import io.tasker.contract.operations.TaskQuery;
import io.tasker.contract.operations.TaskSearch;
import io.tasker.contract.operations.TemplateList;
import io.tasker.core.config.ApiPoolConfig;
import io.tasker.core.store.SearchStore;
import io.tasker.core.store.TemplateStore.OtherContent;
import io.tasker.core.store.TemplateViewStore;
import io.tasker.core.store.ViewStore;
import io.tasker.core.template.TemplateReader;
import io.tasker.core.writer.EngineHarness;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Lists of tasks and templates, as PostgreSQL gives them. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ListsIT {
  private final EngineHarness engine = new EngineHarness();
  private final DbClient client = engine.pools.reads(new ApiPoolConfig(2, Duration.ofSeconds(10)));
  private final TaskService tasks = service(new ViewStore(client));
  private final TemplateService templates = new TemplateService(new TemplateViewStore(client));
  private TaskId complete;
  private TaskId blocked;
  private TaskId open;

  @BeforeEach
  void three_tasks() {
    TemplateName one = engine.template("one", "a");
    TemplateName two = engine.template("two", "a", "b: a");
    complete = engine.create(one);
    engine.runToEnd();
    engine.clock.advance(Duration.ofSeconds(1));
    blocked = engine.create(two);
    engine.submit(List.of(EngineHarness.failure(engine.claim(1).getFirst(), false)));
    engine.process();
    engine.clock.advance(Duration.ofSeconds(1));
    open = engine.create(two);
  }

  @AfterEach
  void close() {
    client.close();
    engine.close();
  }

  @Test
  void rows_are_newest_first_with_real_states_and_counts_and_no_steps() {
    TaskPage page = tasks.list(TaskQuery.page(1, 25));

    assertThat(ids(page)).containsExactly(open, blocked, complete);
    assertThat(page.tasks()).allSatisfy(task -> assertThat(task.steps()).isEmpty());
    assertThat(page.tasks().stream().map(TaskView::state))
        .containsExactly(
            TaskState.STEPS_IN_PROCESS, TaskState.BLOCKED_BY_FAILURES, TaskState.COMPLETE);
    assertThat(page.tasks().stream().map(TaskView::counts))
        .containsExactly(
            new StepCounts(2, 1, 0, 0, 0, 0),
            new StepCounts(2, 1, 0, 0, 1, 0),
            new StepCounts(1, 0, 0, 1, 0, 0));
    assertThat(page.tasks().stream().map(TaskView::executionStatus))
        .containsExactly(
            ExecutionStatus.PROCESSING,
            ExecutionStatus.BLOCKED_BY_FAILURES,
            ExecutionStatus.ALL_COMPLETE);
    assertThat(page.tasks().getLast().completedAt()).isNotNull();
  }

  @Test
  void a_row_says_what_the_task_itself_says() {
    for (TaskView row : tasks.list(TaskQuery.page(1, 25)).tasks()) {
      TaskView task = tasks.get(row.task());
      assertThat(row)
          .usingRecursiveComparison()
          .ignoringFields("steps")
          .as(row.state().wireName())
          .isEqualTo(task);
    }
  }

  @Test
  void pages_divide_what_there_is() {
    TaskPage second = tasks.list(TaskQuery.page(2, 2));

    assertThat(ids(tasks.list(TaskQuery.page(1, 2)))).containsExactly(open, blocked);
    assertThat(ids(second)).containsExactly(complete);
    assertThat(second.totalCount()).isEqualTo(3);
    assertThat(second.totalPages()).isEqualTo(2);
    assertThat(second.hasNext()).isFalse();
    assertThat(second.hasPrevious()).isTrue();
    assertThat(tasks.list(TaskQuery.page(TaskQuery.MAX_PAGE, 100)).tasks()).isEmpty();
  }

  @Test
  void every_filter_filters_the_rows_and_the_count() {
    assertThat(found(null, "completed", null, null)).containsExactly(complete);
    assertThat(found(null, "complete", null, null)).containsExactly(complete);
    assertThat(found(null, "pending", null, null)).containsExactly(open, blocked);
    assertThat(found(null, "blocked_by_failures", null, null)).containsExactly(blocked);
    assertThat(found(null, "cancelled", null, null)).isEmpty();
    assertThat(found("test", null, null, null)).hasSize(3);
    assertThat(found("tes", null, null, null)).isEmpty();
    assertThat(found("", null, null, null)).isEmpty();
    assertThat(found(null, null, "tester", "tests")).hasSize(3);
    assertThat(found(null, null, "tester", "x' OR true --")).isEmpty();
    assertThat(found(null, null, "somebody", null)).isEmpty();
    assertThat(found("test", "pending", "tester", "tests")).containsExactly(open, blocked);
  }

  @Test
  void a_search_goes_on_where_its_last_page_ended_also_through_pages_without_a_find() {
    TaskSearch one = new TaskSearch("one", List.of(), null, null, null, new TreeMap<>(), null);
    List<TaskId> found = new ArrayList<>();
    TaskPage page = search(one, 1);
    found.addAll(ids(page));
    assertThat(page.isCounted()).isFalse();
    assertThat(found).as("two newer tasks were looked at").isEmpty();
    while (page.nextCursor() != null) {
      page =
          search(
              new TaskSearch(
                  "one", List.of(), null, null, null, new TreeMap<>(), page.nextCursor()),
              1);
      found.addAll(ids(page));
    }
    assertThat(found).containsExactly(complete);
    TaskPage first = tasks.list(TaskQuery.page(1, 2));
    TaskPage rest =
        search(
            new TaskSearch(null, List.of(), null, null, null, new TreeMap<>(), first.nextCursor()),
            25);
    assertThat(ids(rest)).containsExactly(complete);
  }

  @Test
  void a_search_finds_by_everything_a_task_was_asked_with() {
    TaskView last = tasks.get(open);
    assertThat(
            all(
                new TaskSearch(
                    null, List.of(), last.correlationId(), null, null, new TreeMap<>(), null)))
        .containsExactly(open);
    assertThat(
            all(
                new TaskSearch(
                    null, List.of(), null, null, null, new TreeMap<>(Map.of("n", "2")), "")))
        .containsExactly(open);
    assertThat(
            all(
                new TaskSearch(
                    null, List.of(), null, null, null, new TreeMap<>(Map.of("n.m", "2")), "")))
        .isEmpty();
    assertThat(
            all(new TaskSearch(null, List.of("x' OR true"), null, null, null, new TreeMap<>(), "")))
        .isEmpty();
    assertThat(
            all(new TaskSearch(null, List.of(), null, last.createdAt(), null, new TreeMap<>(), "")))
        .containsExactly(open);
    assertThat(
            all(new TaskSearch(null, List.of(), null, null, last.createdAt(), new TreeMap<>(), "")))
        .containsExactly(blocked, complete);
  }

  private TaskPage search(TaskSearch search, int perPage) {
    return tasks.list(new TaskQuery(1, perPage, null, null, null, null, search));
  }

  private List<TaskId> all(TaskSearch search) {
    List<TaskId> found = new ArrayList<>();
    TaskPage page = search(search, 25);
    found.addAll(ids(page));
    while (page.nextCursor() != null) {
      page =
          search(
              new TaskSearch(
                  search.name(),
                  search.tags(),
                  search.correlationId(),
                  search.createdAfter(),
                  search.createdBefore(),
                  search.context(),
                  page.nextCursor()),
              25);
      found.addAll(ids(page));
    }
    return found;
  }

  @Test
  void templates_are_listed_by_their_newest_revision() {
    engine.register(
        TemplateReader.read(
                "two.yaml",
                """
                name: two
                namespace_name: test
                version: 1.0.0
                description: changed
                steps:
                  - { name: only, handler: { callable: x } }
                """)
            .template(),
        OtherContent.NEXT_REVISION);
    engine.register(
        "name: far\nnamespace_name: Other\nversion: 1.0.0\nsteps:\n"
            + "  - { name: only, handler: { callable: x } }\n");

    TemplateList list = templates.list("test");

    assertThat(list.namespaces())
        .containsExactly(
            new TemplateList.Namespace("Other", 1), new TemplateList.Namespace("test", 2));
    assertThat(list.totalCount()).isEqualTo(3);
    assertThat(list.templates())
        .containsExactly(
            new TemplateList.Summary(new TemplateName("test", "one", "1.0.0"), null, 1),
            new TemplateList.Summary(new TemplateName("test", "two", "1.0.0"), "changed", 1));
    assertThat(templates.list(null).templates()).hasSize(3);
    assertThat(templates.list("nowhere").templates()).isEmpty();
    assertThat(templates.get(new TemplateName("test", "two", "1.0.0")).steps().getFirst().name())
        .isEqualTo("only");
    assertThatThrownBy(() -> templates.get(new TemplateName("test", "two", "9")))
        .isInstanceOfSatisfying(
            TaskerException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.TEMPLATE_NOT_FOUND))
        .hasMessage("Template not found: test/two/9");
  }

  private List<TaskId> found(
      @Nullable String namespace,
      @Nullable String status,
      @Nullable String initiator,
      @Nullable String source) {
    TaskPage page = tasks.list(new TaskQuery(1, 100, namespace, status, initiator, source));
    assertThat(page.totalCount()).isEqualTo(page.tasks().size());
    return ids(page);
  }

  private static List<TaskId> ids(TaskPage page) {
    return page.tasks().stream().map(TaskView::task).toList();
  }

  private TaskService service(ViewStore views) {
    return new TaskService(null, null, views, new SearchStore(client, 2), engine.clock);
  }
}
