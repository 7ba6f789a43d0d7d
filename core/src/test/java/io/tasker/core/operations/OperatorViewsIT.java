package io.tasker.core.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.helidon.dbclient.DbClient;
import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.contract.model.Json;
import io.tasker.contract.model.StepAction;
import io.tasker.contract.model.StepState;
import io.tasker.contract.model.TaskId;
import io.tasker.contract.model.TaskState;
import io.tasker.contract.model.TemplateName;
import io.tasker.contract.operations.StepAudit;
import io.tasker.contract.operations.TaskSummary;
import io.tasker.contract.operations.dlq.DlqEntry;
import io.tasker.contract.operations.dlq.DlqOperations;
import io.tasker.contract.operations.dlq.DlqReason;
import io.tasker.contract.operations.dlq.DlqStats;
import io.tasker.contract.operations.dlq.DlqStatus;
import io.tasker.contract.operations.dlq.DlqUpdate;
import io.tasker.contract.operations.dlq.Investigation;
import io.tasker.contract.operations.dlq.TaskStaleness;
import io.tasker.core.config.ApiPoolConfig;
import io.tasker.core.lifecycle.EngineEvent;
import io.tasker.core.lifecycle.EventOutcome;
import io.tasker.core.store.AuditStore;
import io.tasker.core.store.DlqStore;
import io.tasker.core.store.DlqUpdateStore;
import io.tasker.core.store.DlqViewStore;
import io.tasker.core.store.StepKey;
import io.tasker.core.store.TemplateViewStore;
import io.tasker.core.store.ViewStore;
import io.tasker.core.writer.EngineHarness;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** What operators look at, as the engine stored it: audits, summaries, the dead letter queue. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OperatorViewsIT {
  private static final DlqStore.Limits LIMITS =
      new DlqStore.Limits(
          Duration.ofMinutes(60),
          Duration.ofMinutes(30),
          Duration.ofMinutes(30),
          Duration.ofHours(24));

  private final EngineHarness engine = new EngineHarness();
  private final DbClient client = engine.pools.reads(new ApiPoolConfig(2, Duration.ofSeconds(10)));
  private final ViewStore views = new ViewStore(client);
  private final DlqViewStore dlqViews = new DlqViewStore(client);
  private final DlqService dlq =
      new DlqService(dlqViews, new DlqUpdateStore(engine.pools.chores()), LIMITS, engine.clock);
  private final StepService steps =
      new StepService(null, views, new AuditStore(client), engine.clock);
  private final TaskSummaries summaries =
      new TaskSummaries(views, new TemplateViewStore(client), dlqViews, engine.clock);
  private TemplateName template;
  private TaskId blocked;

  @BeforeEach
  void a_blocked_task() {
    template = engine.template("two", "a", "b: a");
    blocked = block();
  }

  @AfterEach
  void close() {
    client.close();
    engine.close();
  }

  private TaskId block() {
    TaskId task = engine.create(template);
    engine.submit(List.of(EngineHarness.failure(engine.claim(1).getFirst(), false)));
    engine.process();
    assertThat(engine.taskState(task)).isEqualTo(TaskState.BLOCKED_BY_FAILURES);
    return task;
  }

  private void act(TaskId task, StepAction action) {
    assertThat(engine.outcomes(new EngineEvent.RepairAsked(new StepKey(task, 0), action)))
        .containsExactly(EventOutcome.APPLIED);
  }

  @Test
  void a_task_that_does_not_exist_has_no_steps_but_is_not_found_otherwise() {
    TaskId unknown = new TaskId(UUID.fromString("99999999-9999-7999-8999-999999900000"));

    assertThat(steps.list(unknown)).isEmpty();
    refused(ErrorCode.STEP_NOT_FOUND, () -> steps.get(unknown, unknown.step(0)));
    refused(ErrorCode.STEP_NOT_FOUND, () -> steps.get(unknown, blocked.step(0)));
    refused(ErrorCode.TASK_NOT_FOUND, () -> summaries.of(unknown));
  }

  @Test
  void an_audit_has_results_of_workers_and_of_people_newest_first() {
    engine.clock.advance(Duration.ofSeconds(1));
    act(blocked, new StepAction.ResetForRetry("kim", "the disk was full"));
    engine.succeed(engine.claim(1));
    engine.process();

    List<StepAudit> audits = steps.audit(blocked, blocked.step(0));

    assertThat(audits)
        .extracting(StepAudit::from, StepAudit::to, StepAudit::success, StepAudit::executionTimeMs)
        .containsExactly(
            tuple(StepState.IN_PROGRESS, StepState.ENQUEUED_FOR_ORCHESTRATION, true, 1L),
            tuple(StepState.ERROR, StepState.PENDING, false, null),
            tuple(StepState.IN_PROGRESS, StepState.ENQUEUED_AS_ERROR_FOR_ORCHESTRATION, false, 1L));
    assertThat(text(audits.get(0)))
        .startsWith("{\"type\":\"EnqueueForOrchestration\",\"data\":{\"step_uuid\":\"")
        .contains("\"result\":{\"ok\":0}");
    assertThat(text(audits.get(1)))
        .contains("\"type\":\"ResetForRetry\"", "\"by\":\"kim\"", "\"the disk was full\"");
    assertThat(text(audits.get(2))).contains("\"error_type\":\"t\"", "\"success\":false");
    assertThat(audits).extracting(StepAudit::audit).doesNotHaveDuplicates();
    assertThat(steps.audit(blocked, blocked.step(0))).isEqualTo(audits);
    assertThat(steps.audit(blocked, blocked.step(1))).hasSize(0);
    refused(ErrorCode.STEP_NOT_FOUND, () -> steps.audit(blocked, blocked.step(7)));
  }

  @Test
  void a_result_that_a_person_replaced_is_not_shown_as_the_workers() {
    TaskId task = engine.create(template);
    engine.succeed(engine.claim(1));
    act(
        task,
        new StepAction.CompleteManually(new Json("{\"own\":1}"), null, "kim", "looked wrong"));

    List<StepAudit> audits = steps.audit(task, task.step(0));

    assertThat(text(audits.get(0))).contains("\"type\":\"CompleteManually\"", "looked wrong");
    assertThat(text(audits.get(1))).doesNotContain("own");
  }

  private static String text(StepAudit audit) {
    Json result = audit.result();
    assertThat(result).isNotNull();
    return result.text();
  }

  @Test
  void a_summary_tells_the_plan_the_failure_and_the_entry() {
    TaskSummary summary = summaries.of(blocked);

    assertThat(summary.task().state()).isEqualTo(TaskState.BLOCKED_BY_FAILURES);
    assertThat(summary.template().name()).isEqualTo(template);
    assertThat(summary.template().steps().get(1).dependencies()).containsExactly("a");
    assertThat(summary.steps().getFirst().failure())
        .isEqualTo(new TaskSummary.Failure("t", false, null));
    assertThat(summary.steps().getLast().failure()).isNull();
    DlqEntry entry = summary.dlqEntry();
    assertThat(entry).isNotNull();
    assertThat(entry.reason()).isEqualTo(DlqReason.MAX_RETRIES_EXCEEDED);
    TaskId healthy = engine.create(template);
    assertThat(summaries.of(healthy).dlqEntry()).isNull();
    refused(ErrorCode.TASK_NOT_FOUND, () -> summaries.of(new TaskId(new UUID(1, 1L << 40))));
  }

  @Test
  void entries_are_listed_newest_first_by_page_and_status() {
    engine.clock.advance(Duration.ofMinutes(2));
    TaskId second = block();
    dlq.update(dlq.ofTask(second).entry(), update(DlqStatus.MANUALLY_RESOLVED));

    assertThat(tasks(dlq.list(null, 50, 0))).containsExactly(second, blocked);
    assertThat(tasks(dlq.list(null, 1, 1))).containsExactly(blocked);
    assertThat(tasks(dlq.list(DlqStatus.PENDING, 50, 0))).containsExactly(blocked);
    assertThat(tasks(dlq.list(DlqStatus.MANUALLY_RESOLVED, 50, 0))).containsExactly(second);
    refused(ErrorCode.INVALID_REQUEST, () -> dlq.list(null, 1_001, 0));
    refused(ErrorCode.INVALID_REQUEST, () -> dlq.list(null, 0, 0));
    refused(ErrorCode.DLQ_ENTRY_NOT_FOUND, () -> dlq.ofTask(engine.create(template)));
  }

  @Test
  void an_update_changes_what_it_names_and_nothing_else() {
    DlqEntry before = dlq.ofTask(blocked);
    engine.clock.advance(Duration.ofMinutes(5));

    dlq.update(before.entry(), new DlqUpdate(null, "looking", null, null));
    DlqEntry noted = dlq.ofTask(blocked);
    dlq.update(
        before.entry(),
        new DlqUpdate(DlqStatus.PERMANENTLY_FAILED, null, "kim", new Json("{\"a\":1}")));
    DlqEntry over = dlq.ofTask(blocked);
    dlq.update(before.entry(), new DlqUpdate(null, null, null, null));

    assertThat(noted.notes()).isEqualTo("looking");
    assertThat(noted.status()).isEqualTo(DlqStatus.PENDING);
    assertThat(noted.resolvedAt()).isNull();
    assertThat(noted.snapshot()).isEqualTo(before.snapshot());
    assertThat(over.status()).isEqualTo(DlqStatus.PERMANENTLY_FAILED);
    assertThat(over.resolvedAt()).isEqualTo(engine.clock.instant());
    assertThat(over.notes()).isEqualTo("looking");
    assertThat(over.resolvedBy()).isEqualTo("kim");
    assertThat(over.metadata()).isEqualTo(new Json("{\"a\": 1}"));
    assertThat(dlq.ofTask(blocked)).isEqualTo(over);
    assertThat(engine.taskState(blocked)).isEqualTo(TaskState.BLOCKED_BY_FAILURES);
    refused(ErrorCode.DLQ_ENTRY_NOT_FOUND, () -> dlq.update(UUID.randomUUID(), update(null)));
    refused(
        ErrorCode.INVALID_REQUEST,
        () -> dlq.update(before.entry(), new DlqUpdate(null, null, "x".repeat(256), null)));
  }

  @Test
  void an_entry_is_pending_again_only_if_its_task_still_needs_it() {
    UUID entry = dlq.ofTask(blocked).entry();

    dlq.update(entry, update(DlqStatus.CANCELLED));
    dlq.update(entry, update(DlqStatus.PENDING));
    assertThat(dlq.ofTask(blocked).resolvedAt()).isNull();
    act(blocked, new StepAction.ResetForRetry("kim", "again"));
    refused(ErrorCode.DLQ_ENTRY_CONFLICT, () -> dlq.update(entry, update(DlqStatus.PENDING)));
    engine.submit(List.of(EngineHarness.failure(engine.claim(1).getFirst(), false)));
    engine.process();
    assertThat(dlq.ofTask(blocked).entry()).as("a second entry").isNotEqualTo(entry);
    refused(ErrorCode.DLQ_ENTRY_CONFLICT, () -> dlq.update(entry, update(DlqStatus.PENDING)));

    assertThat(dlq.list(DlqStatus.PENDING, 50, 0)).hasSize(1);
  }

  @Test
  void what_the_queue_cannot_answer_or_keep_is_refused() {
    for (long limit : List.of(-1L, 0L, DlqOperations.MAX_LIMIT + 1L)) {
      refused(ErrorCode.INVALID_REQUEST, () -> dlq.list(null, limit, 0));
      refused(ErrorCode.INVALID_REQUEST, () -> dlq.investigationQueue(limit));
      refused(ErrorCode.INVALID_REQUEST, () -> dlq.staleness(limit));
    }
    refused(ErrorCode.INVALID_REQUEST, () -> dlq.list(null, 1, -1));
    DlqEntry entry = dlq.ofTask(blocked);
    String longest = "é".repeat(DlqUpdate.MAX_RESOLVED_BY);

    dlq.update(entry.entry(), new DlqUpdate(null, null, longest, null));
    refused(
        ErrorCode.INVALID_REQUEST,
        () -> dlq.update(entry.entry(), new DlqUpdate(null, null, longest + "e", null)));

    assertThat(dlq.ofTask(blocked).resolvedBy()).isEqualTo(longest);
  }

  @Test
  void statistics_average_only_what_is_over() {
    TaskId second = block();
    engine.clock.advance(Duration.ofMinutes(4));
    dlq.update(dlq.ofTask(second).entry(), update(DlqStatus.MANUALLY_RESOLVED));

    DlqStats stats = dlq.stats().getFirst();

    assertThat(dlq.stats()).hasSize(1);
    assertThat(stats.reason()).isEqualTo(DlqReason.MAX_RETRIES_EXCEEDED);
    assertThat(stats.total()).isEqualTo(2);
    assertThat(stats.pending()).isEqualTo(1);
    assertThat(stats.manuallyResolved()).isEqualTo(1);
    assertThat(stats.averageResolutionMinutes()).isEqualTo(4.0);
  }

  @Test
  void the_most_urgent_investigation_comes_first_whatever_the_metadata_holds() {
    TaskId waiting = engine.create(template);
    engine.database.execute(
        "INSERT INTO tasker.tasks_dlq (dlq_entry_uuid, task_uuid, original_state, dlq_reason,"
            + " dlq_timestamp, task_snapshot, metadata, created_at, updated_at) VALUES"
            + " (gen_random_uuid(), '"
            + waiting
            + "', 'steps_in_process', 'worker_unavailable', '2026-01-01T00:00:00Z', '{}',"
            + " '{\"time_in_state_minutes\": 1e99}', now(), now())");
    engine.clock.advance(Duration.ofMinutes(90));

    List<Investigation> queue = dlq.investigationQueue(100);

    assertThat(queue).extracting(Investigation::task).containsExactly(blocked, waiting);
    assertThat(queue).extracting(Investigation::priorityScore).containsExactly(590.0, 140.0);
    assertThat(queue.getFirst().minutesInDlq()).isEqualTo(90);
    assertThat(queue.getLast().minutesInState()).isNull();
    assertThat(dlq.investigationQueue(1)).hasSize(1);
  }

  @Test
  void staleness_follows_the_template_and_else_the_configuration() {
    TemplateName patient =
        engine.register(
            """
            name: patient
            namespace_name: test
            version: 1.0.0
            lifecycle: { max_steps_in_process_minutes: 100 }
            steps:
              - { name: only, handler: { callable: x } }
            """);
    TaskId first = engine.create(patient);
    engine.clock.advance(Duration.ofMinutes(5));
    TaskId second = engine.create(template);
    engine.clock.advance(Duration.ofMinutes(24));

    assertThat(dlq.staleness(100))
        .extracting(TaskStaleness::task, TaskStaleness::health, TaskStaleness::minutesInState)
        .containsExactly(tuple(second, "warning", 24), tuple(first, "healthy", 29));
    engine.clock.advance(Duration.ofMinutes(6));
    TaskStaleness stale = dlq.staleness(1).getFirst();
    assertThat(stale)
        .isEqualTo(
            new TaskStaleness(second, "test", "two", TaskState.STEPS_IN_PROCESS, 30, 30, 30, 0));
    assertThat(stale.health()).isEqualTo("stale");
  }

  private static DlqUpdate update(@Nullable DlqStatus status) {
    return new DlqUpdate(status, null, null, null);
  }

  private static List<TaskId> tasks(List<DlqEntry> entries) {
    return entries.stream().map(DlqEntry::task).toList();
  }

  private static void refused(ErrorCode code, ThrowingCallable call) {
    assertThatExceptionOfType(TaskerException.class)
        .isThrownBy(call)
        .extracting(TaskerException::code)
        .isEqualTo(code);
  }
}
