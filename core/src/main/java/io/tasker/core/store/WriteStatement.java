package io.tasker.core.store;

import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.core.db.Params;
import io.tasker.core.db.Sql;
import io.tasker.core.queue.Queues;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Joins the parts of WRITE that have rows into one statement. A part without rows would still cost
 * its start, and an idle hop is mostly start; about ten variants occur.
 */
final class WriteStatement {
  private final Queues queues;
  private final Map<Variant, Sql> variants = new ConcurrentHashMap<>();

  private record Variant(List<StoreSql> parts, List<QueueName> queues) {}

  WriteStatement(Queues queues) {
    this.queues = queues;
  }

  Sql variant(WriteSet rows, List<QueueName> sendsTo) {
    return variants.computeIfAbsent(new Variant(parts(rows), sendsTo), this::join);
  }

  /** The statement with every part there is, for the test that prepares all statements. */
  Sql whole(List<StoreSql> parts, List<QueueName> sendsTo) {
    return join(new Variant(parts, sendsTo));
  }

  private Sql join(Variant variant) {
    List<String> parts = new ArrayList<>();
    variant.parts().forEach(part -> parts.add(part.source()));
    parts.addAll(queues.sendParts(variant.queues()));
    return Sql.parse("WITH " + String.join(", ", parts) + "\n" + end(variant.parts()).source());
  }

  private static StoreSql end(List<StoreSql> parts) {
    if (parts.contains(StoreSql.WRITE_REPAIRED_STEPS)) {
      return StoreSql.WRITE_ASSERT_REPAIRED;
    }
    return parts.contains(StoreSql.WRITE_TASKS) ? StoreSql.WRITE_ASSERT : StoreSql.WRITE_NONE;
  }

  private static List<StoreSql> parts(WriteSet rows) {
    List<StoreSql> parts = new ArrayList<>();
    boolean compares =
        !rows.tasks.isEmpty() || !rows.steps.isEmpty() || !rows.repairedSteps.isEmpty();
    if (compares) { // together
      parts.add(StoreSql.WRITE_TASKS);
      parts.add(StoreSql.WRITE_STEPS);
    }
    addIf(parts, rows.repairedSteps, StoreSql.WRITE_REPAIRED_STEPS);
    addIf(parts, rows.taskTransitions, StoreSql.WRITE_TASK_TRANSITIONS);
    addIf(parts, rows.explainedTransitions, StoreSql.WRITE_EXPLAINED_TASK_TRANSITIONS);
    addIf(parts, rows.stepTransitions, StoreSql.WRITE_STEP_TRANSITIONS);
    addIf(parts, rows.guards, StoreSql.WRITE_WAKEUPS);
    addIf(parts, rows.dlqEntries, StoreSql.WRITE_DLQ);
    addIf(parts, rows.dlqSettlements, StoreSql.WRITE_DLQ_SETTLEMENTS);
    addIf(parts, rows.deadMessages, StoreSql.WRITE_DEAD_MESSAGES);
    return List.copyOf(parts);
  }

  private static void addIf(List<StoreSql> parts, List<?> rows, StoreSql part) {
    if (!rows.isEmpty()) {
      parts.add(part);
    }
  }

  static Params bind(WriteSet rows) {
    Params params = Params.none();
    bindTasks(params, rows.tasks);
    bindSteps(params, rows.steps);
    bindTransitions(params, rows);
    bindGuards(params, rows.guards);
    RepairColumns.bind(params, rows);
    params.with("d_entry", Columns.uuids(rows.dlqEntries, WriteSet.DlqEntry::entry));
    params.with("d_task", Columns.uuids(rows.dlqEntries, entry -> entry.task().value()));
    params.with("d_state", Columns.texts(rows.dlqEntries, entry -> entry.state().wireName()));
    params.with("d_reason", Columns.texts(rows.dlqEntries, WriteSet.DlqEntry::reason));
    params.with("d_snapshot", Columns.texts(rows.dlqEntries, WriteSet.DlqEntry::snapshot));
    params.with("m_queue", Columns.texts(rows.deadMessages, message -> message.queue().value()));
    params.with("m_body", Columns.texts(rows.deadMessages, WriteSet.DeadMessage::body));
    params.with("m_reason", Columns.texts(rows.deadMessages, WriteSet.DeadMessage::reason));
    return params;
  }

  private static void bindTasks(Params params, List<WriteSet.TaskChange> tasks) {
    params.with("t_count", tasks.size());
    params.with("t_task", Columns.uuids(tasks, change -> change.before().task().value()));
    params.with("t_seq0", Columns.ints(tasks, change -> change.before().seq()));
    params.with("t_steps0", Columns.ints(tasks, change -> change.before().steps()));
    params.with("t_done0", Columns.ints(tasks, change -> change.before().counts().done()));
    params.with("t_active0", Columns.ints(tasks, change -> change.before().counts().active()));
    params.with("t_retry0", Columns.ints(tasks, change -> change.before().counts().retry()));
    params.with("t_failed0", Columns.ints(tasks, change -> change.before().counts().failed()));
    params.with("t_state", Columns.ints(tasks, change -> change.state().code()));
    params.with("t_seq", Columns.ints(tasks, WriteSet.TaskChange::seq));
    params.with("t_done", Columns.ints(tasks, change -> change.counts().done()));
    params.with("t_active", Columns.ints(tasks, change -> change.counts().active()));
    params.with("t_retry", Columns.ints(tasks, change -> change.counts().retry()));
    params.with("t_failed", Columns.ints(tasks, change -> change.counts().failed()));
    params.with("t_cancelled", Columns.ints(tasks, change -> change.counts().cancelled()));
    params.with("t_final", Columns.truths(tasks, WriteSet.TaskChange::isFinal));
  }

  private static void bindSteps(Params params, List<WriteSet.StepChange> steps) {
    params.with("s_count", steps.size());
    params.with("s_task", Columns.uuids(steps, change -> change.before().task().value()));
    params.with("s_step", Columns.ints(steps, change -> change.before().number()));
    params.with("s_seq0", Columns.ints(steps, change -> change.before().seq()));
    params.with("s_remaining0", Columns.ints(steps, change -> change.before().remaining()));
    params.with("s_state", Columns.ints(steps, change -> change.state().code()));
    params.with("s_seq", Columns.ints(steps, WriteSet.StepChange::seq));
    params.with("s_remaining", Columns.ints(steps, WriteSet.StepChange::remaining));
    params.with(
        "s_next_attempt", Columns.texts(steps, change -> Columns.text(change.nextAttemptAt())));
    params.with("s_outcome", Columns.texts(steps, WriteSet.StepChange::outcome));
  }

  private static void bindTransitions(Params params, WriteSet rows) {
    var tasks = rows.taskTransitions;
    params.with("tt_task", Columns.uuids(tasks, row -> row.task().value()));
    params.with("tt_seq", Columns.ints(tasks, WriteSet.TaskTransition::seq));
    params.with("tt_from", Columns.ints(tasks, row -> row.from().code()));
    params.with("tt_to", Columns.ints(tasks, row -> row.to().code()));
    params.with("tt_cause", Columns.ints(tasks, row -> row.cause().code()));
    var steps = rows.stepTransitions;
    params.with("st_task", Columns.uuids(steps, row -> row.step().task().value()));
    params.with("st_step", Columns.ints(steps, row -> row.step().number()));
    params.with("st_seq", Columns.ints(steps, WriteSet.StepTransition::seq));
    params.with("st_from", Columns.ints(steps, row -> row.from().code()));
    params.with("st_to", Columns.ints(steps, row -> row.to().code()));
    params.with("st_cause", Columns.ints(steps, row -> row.cause().code()));
    params.with("st_detail", Columns.texts(steps, WriteSet.StepTransition::detail));
  }

  private static void bindGuards(Params params, List<WriteSet.Guard> guards) {
    GuardRows rows = new GuardRows(guards);
    params.with("w_guard", rows.numbers());
    params.with("w_due", Columns.texts(guards, guard -> Columns.text(guard.dueAt())));
    params.with("w_kind", Columns.ints(guards, guard -> guard.kind().code()));
    params.with("w_task", Columns.uuids(guards, guard -> guard.step().task().value()));
    params.with("w_step", Columns.ints(guards, guard -> guard.step().number()));
    params.with("w_seq", Columns.ints(guards, WriteSet.Guard::seq));
  }
}
