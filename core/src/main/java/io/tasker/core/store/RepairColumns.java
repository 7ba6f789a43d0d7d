package io.tasker.core.store;

import io.tasker.core.db.Params;
import io.tasker.core.store.WriteSet.DlqSettlement;
import io.tasker.core.store.WriteSet.RepairedStep;
import io.tasker.core.store.WriteSet.TaskTransition;
import java.util.List;

/** Binds the parts of WRITE that only a person's wish leads to. */
final class RepairColumns {
  private RepairColumns() {}

  static void bind(Params params, WriteSet rows) {
    bindSteps(params, rows.repairedSteps);
    bindTransitions(params, rows.explainedTransitions);
    bindSettlements(params, rows.dlqSettlements);
  }

  private static void bindSteps(Params params, List<RepairedStep> steps) {
    params.with("r_count", steps.size());
    params.with("r_task", Columns.uuids(steps, step -> step.change().before().task().value()));
    params.with("r_step", Columns.ints(steps, step -> step.change().before().number()));
    params.with("r_seq0", Columns.ints(steps, step -> step.change().before().seq()));
    params.with("r_remaining0", Columns.ints(steps, step -> step.change().before().remaining()));
    params.with("r_state", Columns.ints(steps, step -> step.change().state().code()));
    params.with("r_seq", Columns.ints(steps, step -> step.change().seq()));
    params.with("r_remaining", Columns.ints(steps, step -> step.change().remaining()));
    params.with("r_outcome", Columns.texts(steps, step -> step.change().outcome()));
    params.with("r_reset", Columns.truths(steps, RepairedStep::attemptsReset));
    params.with("r_completed", Columns.truths(steps, RepairedStep::isCompleted));
    params.with("r_result", Columns.texts(steps, RepairedStep::inlineResult));
    params.with("r_large_result", Columns.texts(steps, RepairedStep::largeResult));
  }

  private static void bindTransitions(Params params, List<TaskTransition> rows) {
    params.with("te_task", Columns.uuids(rows, row -> row.task().value()));
    params.with("te_seq", Columns.ints(rows, TaskTransition::seq));
    params.with("te_from", Columns.ints(rows, row -> row.from().code()));
    params.with("te_to", Columns.ints(rows, row -> row.to().code()));
    params.with("te_cause", Columns.ints(rows, row -> row.cause().code()));
    params.with("te_detail", Columns.texts(rows, TaskTransition::detail));
  }

  private static void bindSettlements(Params params, List<DlqSettlement> rows) {
    params.with("ds_task", Columns.uuids(rows, row -> row.task().value()));
    params.with("ds_status", Columns.texts(rows, DlqSettlement::status));
    params.with("ds_by", Columns.texts(rows, DlqSettlement::by));
    params.with("ds_notes", Columns.texts(rows, DlqSettlement::notes));
  }
}
