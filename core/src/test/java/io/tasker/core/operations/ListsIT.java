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
import io.tasker.core.resilience.Guard;
import io.tasker.core.store.SearchStore;
import io.tasker.core.store.TemplateStore.OtherContent;
import io.tasker.core.store.TemplateViewStore;
import io.tasker.core.store.ViewStore;
import io.tasker.core.template.TemplateReader;
import io.tasker.core.writer.EngineHarness;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
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
  void tasks_can_be_narrowed_down() {
    TaskView middle = tasks.get(blocked);

    assertThat(narrowed("one", null, null, null, null, null)).containsExactly(complete);
    assertThat(narrowed("two", "1.0.0", null, null, null, null)).containsExactly(open, blocked);
    assertThat(narrowed(null, "2", null, null, null, null)).isEmpty();
    assertThat(narrowed(null, null, null, middle.correlationId(), null, null))
        .containsExactly(blocked);
    assertThat(narrowed(null, null, null, null, middle.createdAt(), null))
        .containsExactly(open, blocked);
    assertThat(narrowed(null, null, null, null, null, middle.createdAt()))
        .containsExactly(complete);
    assertThat(narrowed(null, null, "x", null, null, null)).isEmpty();
    engine.database.execute(
        "UPDATE tasker.task_inputs SET tags = '[\"y\", \"a\\\"x\"]' WHERE task_uuid = '"
            + open
            + "'");
    assertThat(narrowed(null, null, "a\"x", null, null, null)).containsExactly(open);
  }

  @Test
  void a_search_goes_on_where_its_last_page_ended_also_through_pages_without_a_find() {
    TaskPage page = search(named("one"), Map.of(), "", 1);
    assertThat(page.isCounted()).isFalse();
    assertThat(page.tasks()).as("two newer tasks were looked at").isEmpty();
    assertThat(page.nextCursor()).isNotNull();
    assertThat(all(named("one"), Map.of())).containsExactly(complete);
    assertThat(all(named(null), Map.of())).containsExactly(open, blocked, complete);

    TaskPage first = tasks.list(TaskQuery.page(1, 2));
    assertThat(ids(search(named(null), Map.of(), first.nextCursor(), 25)))
        .containsExactly(complete);
    assertThat(tasks.list(TaskQuery.page(1, 3)).nextCursor()).isNull();
  }

  @Test
  void a_search_finds_tasks_by_values_of_their_input() {
    assertThat(all(named(null), Map.of("n", "2"))).containsExactly(open);
    assertThat(all(named("two"), Map.of("n", "1"))).containsExactly(blocked);
    assertThat(all(named("one"), Map.of("n", "1"))).isEmpty();
    assertThat(all(named(null), Map.of("n.m", "2"))).isEmpty();
    assertThat(all(named(null), Map.of("n", "2' OR true --"))).isEmpty();
    engine.execute(
        "UPDATE tasker.task_inputs SET context = '{\"a\": {\"b\": \"2\", \"c\": true}}'"
            + " WHERE task_uuid = '"
            + complete
            + "'");
    assertThat(all(named(null), Map.of("a.b", "2"))).containsExactly(complete);
    assertThat(all(named(null), Map.of("a.b", "2", "a.c", "true"))).containsExactly(complete);
    assertThat(all(named(null), Map.of("a.b", "2", "a.c", "false"))).isEmpty();
  }

  @Test
  void a_search_takes_every_filter_that_a_numbered_list_takes() {
    TaskView last = tasks.get(open);
    assertThat(all(new TaskQuery.Narrowing(null, null, null, last.correlationId(), null, null)))
        .containsExactly(open);
    assertThat(all(new TaskQuery.Narrowing(null, null, null, null, last.createdAt(), null)))
        .containsExactly(open);
    assertThat(all(new TaskQuery.Narrowing(null, null, null, null, null, last.createdAt())))
        .containsExactly(blocked, complete);
    assertThat(all(new TaskQuery.Narrowing("two", "1.0.0", null, null, null, null)))
        .containsExactly(open, blocked);
    assertThat(all(new TaskQuery.Narrowing(null, "2", null, null, null, null))).isEmpty();
    assertThat(all(new TaskQuery.Narrowing(null, null, "x' OR true", null, null, null))).isEmpty();
  }

  @Test
  void a_cursor_that_is_none_is_refused() {
    assertThatThrownBy(() -> search(named(null), Map.of(), "x", 25))
        .hasMessageContaining("cursor must");
    assertThatThrownBy(() -> search(named(null), Map.of("a..b", "1"), null, 25))
        .hasMessageContaining("context.a..b must be 1 to 10 names");
  }

  private TaskPage search(
      TaskQuery.Narrowing narrowing,
      Map<String, String> context,
      @Nullable String cursor,
      int perPage) {
    TaskSearch search = new TaskSearch(new TreeMap<>(context), cursor);
    return tasks.list(new TaskQuery(1, perPage, null, null, null, null, narrowing, search));
  }

  private static TaskQuery.Narrowing named(@Nullable String name) {
    return new TaskQuery.Narrowing(name, null, null, null, null, null);
  }

  private List<TaskId> all(TaskQuery.Narrowing narrowing) {
    return all(narrowing, Map.of());
  }

  private List<TaskId> all(TaskQuery.Narrowing narrowing, Map<String, String> context) {
    List<TaskId> found = new ArrayList<>();
    String cursor = "";
    while (cursor != null) {
      TaskPage page = search(narrowing, context, cursor, 25);
      found.addAll(ids(page));
      cursor = page.nextCursor();
    }
    return found;
  }

  private List<TaskId> narrowed(
      @Nullable String name,
      @Nullable String version,
      @Nullable String tag,
      @Nullable UUID correlation,
      @Nullable Instant from,
      @Nullable Instant before) {
    var narrowing = new TaskQuery.Narrowing(name, version, tag, correlation, from, before);
    TaskPage page = tasks.list(new TaskQuery(1, 100, null, null, null, null, narrowing));
    assertThat(page.totalCount()).isEqualTo(page.tasks().size());
    return ids(page);
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
    SearchStore searches = new SearchStore(client, Guard.NONE, 2);
    return new TaskService(
        null, null, new TaskReads(views, searches, null, engine.clock), engine.clock);
  }
}
