package io.tasker.core.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.helidon.dbclient.DbClient;
import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.contract.model.StepAction;
import io.tasker.contract.model.StepState;
import io.tasker.contract.model.TaskId;
import io.tasker.contract.model.TaskRequest;
import io.tasker.contract.model.TaskState;
import io.tasker.contract.model.TaskView;
import io.tasker.contract.model.TemplateName;
import io.tasker.contract.operations.BulkOperations.Creation;
import io.tasker.contract.operations.BulkOperations.Outcome;
import io.tasker.contract.operations.BulkOperations.Outcomes;
import io.tasker.contract.operations.BulkOperations.Wish;
import io.tasker.contract.operations.TaskQuery;
import io.tasker.contract.operations.TaskSearch;
import io.tasker.core.config.ApiPoolConfig;
import io.tasker.core.resilience.Guard;
import io.tasker.core.store.AuditStore;
import io.tasker.core.store.SearchStore;
import io.tasker.core.store.ViewStore;
import io.tasker.core.writer.EngineHarness;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Wishes for one task or many, taken by running writers. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BulkServiceIT {
  private final EngineHarness engine = new EngineHarness();
  private final DbClient client = engine.pools.reads(new ApiPoolConfig(2, Duration.ofSeconds(10)));
  private final LiveWriters writers = new LiveWriters(engine);
  private final ViewStore views = new ViewStore(client);
  private final TaskService tasks =
      new TaskService(
          engine.initialization,
          writers.commands(),
          new TaskReads(views, new SearchStore(client, Guard.NONE), null, engine.clock),
          engine.clock);
  private final StepService steps =
      new StepService(writers.commands(), views, new AuditStore(client, Guard.NONE), engine.clock);
  private final BulkService bulk =
      new BulkService(tasks, engine.initialization, writers.commands(), views, engine.clock);
  private final TemplateName pair = engine.template("pair", "a", "b");

  @AfterEach
  void close() {
    writers.close();
    client.close();
    engine.close();
  }

  @Test
  void a_batch_creates_what_can_be_created_in_few_transactions() {
    List<TaskRequest> requests = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      requests.add(engine.request(pair, "{\"n\":" + i + "}"));
    }
    requests.add(7, engine.request(new TemplateName("test", "missing", "1.0.0"), "{}"));
    requests.add(engine.request(pair, "{\"n\":3}"));

    List<Creation> outcomes = bulk.create(requests);

    assertThat(outcomes).hasSize(402);
    assertThat(refusal(outcomes.get(7))).isEqualTo(ErrorCode.TEMPLATE_NOT_FOUND);
    assertThat(refusal(outcomes.getLast())).isEqualTo(ErrorCode.TASK_EXISTS);
    List<TaskId> created =
        outcomes.stream()
            .filter(Creation.Created.class::isInstance)
            .map(outcome -> ((Creation.Created) outcome).task().task())
            .toList();
    assertThat(created).hasSize(400).doesNotHaveDuplicates();
    assertThat(engine.count("tasker.tasks")).isEqualTo(400);
    long transactions =
        Long.parseLong(engine.one("SELECT count(DISTINCT xid) FROM tasker.task_transitions"));
    assertThat(transactions).isLessThan(200);
  }

  @Test
  void a_second_request_for_the_same_task_is_told_which_one_it_is() {
    TaskRequest request = engine.request(pair, "{\"n\":1}");
    TaskView first = tasks.create(request);

    assertThatThrownBy(() -> tasks.create(request))
        .isInstanceOfSatisfying(
            TaskerException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TASK_EXISTS))
        .hasMessage("A task with this identity already exists: " + first.task());
    assertThat(engine.count("tasker.tasks")).isEqualTo(1);
  }

  @Test
  void a_dry_run_names_what_a_cancel_then_does_page_by_page() {
    List<TaskId> open = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      open.add(create());
    }
    engine.create(engine.template("other", "a"));

    Outcomes dry = bulk.cancel(wish("pair", null, 5, true, null));
    assertThat(dry.outcomes())
        .extracting(Outcome::task)
        .containsExactlyElementsOf(open.reversed().subList(0, 5));
    assertThat(engine.all("SELECT DISTINCT state FROM tasker.tasks")).hasSize(1);

    Outcomes first = bulk.cancel(wish("pair", null, 5, false, null));
    Outcomes second = bulk.cancel(wish("pair", null, 5, false, first.nextCursor()));

    assertThat(first.outcomes()).isEqualTo(dry.outcomes());
    assertThat(second.outcomes())
        .extracting(Outcome::task)
        .containsExactlyElementsOf(open.reversed().subList(5, 7));
    assertThat(second.nextCursor()).isNull();
    assertThat(open)
        .allSatisfy(task -> assertThat(engine.taskState(task)).isEqualTo(TaskState.CANCELLED));
    assertThat(engine.count("tasker.tasks WHERE completed_at IS NULL")).isEqualTo(1);
    assertThat(bulk.cancel(wish("pair", null, 5, false, null)).outcomes()).isEmpty();
  }

  @Test
  void a_task_that_ended_meanwhile_fails_alone() {
    create();
    TaskId over = create();
    engine.runToEnd();
    TaskId open = create();

    Outcomes outcomes = bulk.cancel(wish("pair", "complete", 10, false, null));

    assertThat(outcomes.outcomes()).hasSize(2);
    assertThat(outcomes.outcomes().getFirst().task()).isEqualTo(over);
    assertThat(outcomes.outcomes())
        .allSatisfy(it -> assertThat(it.failure().code()).isEqualTo(ErrorCode.TASK_OVER));
    assertThat(engine.taskState(open)).isEqualTo(TaskState.STEPS_IN_PROCESS);
  }

  @Test
  void a_retry_resets_every_failed_step_of_blocked_tasks() {
    TaskId task = engine.create(pair);
    engine.submit(
        engine.claim(2).stream().map(step -> EngineHarness.failure(step, false)).toList());
    engine.process();
    assertThat(engine.taskState(task)).isEqualTo(TaskState.BLOCKED_BY_FAILURES);

    Outcomes outcomes = bulk.retry(wish("pair", null, 10, false, null));

    assertThat(outcomes.outcomes()).containsExactly(new Outcome(task, null));
    assertThat(engine.stepState(task, 0)).isEqualTo(StepState.ENQUEUED);
    assertThat(engine.stepState(task, 1)).isEqualTo(StepState.ENQUEUED);
    engine.runToEnd();
    assertThat(engine.taskState(task)).isEqualTo(TaskState.COMPLETE);
    assertThat(bulk.retry(wish("pair", null, 10, false, null)).outcomes()).isEmpty();
  }

  @Test
  void a_wish_for_a_task_that_has_changed_since_it_was_seen_is_refused() {
    TaskView seen = tasks.create(engine.request(engine.template("chain", "a", "b: a"), "{}"));
    assertThat(seen.seq()).isEqualTo(tasks.get(seen.task()).seq());
    engine.succeed(engine.claim(1));
    engine.process();

    assertOutdated(() -> tasks.cancel(seen.task(), null, seen.seq()));
    assertThat(engine.taskState(seen.task())).isEqualTo(TaskState.STEPS_IN_PROCESS);
    int now = tasks.get(seen.task()).seq();
    assertThat(now).isGreaterThan(seen.seq());
    assertThat(tasks.cancel(seen.task(), null, now).state()).isEqualTo(TaskState.CANCELLED);
  }

  @Test
  void a_wish_for_a_step_that_has_changed_since_it_was_seen_is_refused() {
    TaskId task = engine.create(pair);
    var resolve = new StepAction.ResolveManually("ann", "so");
    int seen = steps.get(task, task.step(0)).seq();
    engine.claim(2);

    assertOutdated(() -> steps.act(task, task.step(0), resolve, seen));
    assertThat(engine.stepState(task, 0)).isEqualTo(StepState.IN_PROGRESS);
    int now = steps.get(task, task.step(0)).seq();
    assertThat(steps.act(task, task.step(0), resolve, now).readiness().state())
        .isEqualTo(StepState.RESOLVED_MANUALLY);
  }

  /** At a time of its own, so that the order of lists is that of creation. */
  private TaskId create() {
    engine.clock.advance(Duration.ofMillis(5));
    return engine.create(pair);
  }

  private static void assertOutdated(Runnable wish) {
    assertThatThrownBy(wish::run)
        .isInstanceOfSatisfying(
            TaskerException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.OUTDATED));
  }

  private static ErrorCode refusal(Creation creation) {
    return ((Creation.Refused) creation).why().code();
  }

  private static Wish wish(
      String name, @Nullable String status, int limit, boolean dryRun, @Nullable String cursor) {
    TaskQuery filter =
        new TaskQuery(
            1,
            100,
            null,
            status,
            null,
            null,
            new TaskQuery.Narrowing(name, null, null, null, null, null),
            new TaskSearch(new TreeMap<>(), cursor));
    return new Wish(filter, limit, dryRun, "ann", "because");
  }
}
