package io.tasker.core.operations;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.contract.model.StepAction;
import io.tasker.contract.model.StepId;
import io.tasker.contract.model.StepView;
import io.tasker.contract.model.TaskId;
import io.tasker.contract.operations.StepAudit;
import io.tasker.contract.operations.StepOperations;
import io.tasker.core.actor.Reply;
import io.tasker.core.command.Command;
import io.tasker.core.command.CommandProcessor;
import io.tasker.core.lifecycle.EventOutcome;
import io.tasker.core.lifecycle.repair.RepairStep;
import io.tasker.core.store.AuditStore;
import io.tasker.core.store.StepKey;
import io.tasker.core.store.StepRow;
import io.tasker.core.store.ViewStore;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Steps for API plugins. */
public final class StepService implements StepOperations {
  private static final System.Logger LOG = System.getLogger(StepService.class.getName());
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final CommandProcessor commands;
  private final ViewStore views;
  private final AuditStore audits;
  private final InstantSource clock;

  /** Hands wishes to the commands, reads views. */
  public StepService(
      CommandProcessor commands, ViewStore views, AuditStore audits, InstantSource clock) {
    this.commands = commands;
    this.views = views;
    this.audits = audits;
    this.clock = clock;
  }

  @Override
  public List<StepView> list(TaskId task) {
    List<StepRow> steps = views.steps(task);
    return steps.stream().map(step -> TaskViews.view(step, clock.instant())).toList();
  }

  @Override
  public StepView get(TaskId task, StepId step) {
    StepRow row = views.step(step).orElseThrow(() -> NotFound.step(step));
    if (!step.task().equals(task)) {
      throw new TaskerException(
          ErrorCode.STEP_NOT_FOUND, "Step does not belong to the specified task");
    }
    return TaskViews.view(row, clock.instant());
  }

  @Override
  public List<StepAudit> audit(TaskId task, StepId step) {
    get(task, step); // says what is wrong with it
    return audits.results(step).stream().map(row -> StepAudits.of(step, row)).toList();
  }

  @Override
  public StepView act(TaskId task, StepId step, StepAction action, @Nullable Integer seq) {
    if (!step.task().equals(task) || step.number() < 0) {
      return get(task, step); // says what is wrong with it
    }
    Reply<EventOutcome> reply = Reply.to("act on step=" + step);
    StepKey key = new StepKey(task, step.number());
    commands.process(new Command.Repair(new RepairStep(key, action, seq), reply));
    Wishes.requireFulfilled(
        reply.await(PATIENCE),
        () -> NotFound.step(step),
        why ->
            new TaskerException(
                ErrorCode.STEP_STATE_FORBIDS, "Cannot manually resolve step: " + why));
    LOG.log(
        Level.INFO,
        "step repaired task={0} step={1} action={2} by={3}",
        task,
        step,
        action.getClass().getSimpleName(),
        action.by());
    return get(task, step);
  }
}
