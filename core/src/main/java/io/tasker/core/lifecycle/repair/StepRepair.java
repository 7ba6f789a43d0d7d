package io.tasker.core.lifecycle.repair;

import io.tasker.contract.model.StepAction;
import io.tasker.contract.model.StepState;
import io.tasker.core.lifecycle.EngineEvent.RepairAsked;
import io.tasker.core.lifecycle.EventOutcome;
import io.tasker.core.lifecycle.StepWork;
import io.tasker.core.lifecycle.TaskWork;
import io.tasker.core.state.StepCause;
import io.tasker.core.store.JsonText;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;

/** Applies what an operator wants: the step moves, and its task is looked at as a whole. */
public final class StepRepair {
  /** Applies an operator's wish. */
  public EventOutcome apply(TaskWork task, StepWork step, RepairAsked event, Instant now) {
    Integer meant = event.seq();
    if (meant != null && meant != step.seq()) {
      return new EventOutcome.Outdated(step.seq());
    }
    StepAction action = event.action();
    String why = JsonText.object(Map.of("by", action.by(), "reason", action.reason()));
    return switch (RepairDecision.decide(task.state(), step.state(), action)) {
      case RepairDecision.Reset() -> {
        step.move(StepCause.RESET_FOR_RETRY, why);
        step.resetAttempts();
        yield applied(task, action);
      }
      case RepairDecision.Resolve() -> {
        step.move(StepCause.RESOLVE_MANUALLY, why);
        task.releaseDependents(step);
        yield applied(task, action);
      }
      case RepairDecision.Complete(var with) -> {
        step.move(StepCause.COMPLETE_MANUALLY, why);
        step.result(with.result().text());
        step.outcome(ManualOutcome.of(with, now));
        task.releaseDependents(step);
        yield applied(task, action);
      }
      case RepairDecision.NotFromHere refused -> new EventOutcome.Refused(explain(refused));
      case RepairDecision.TaskIsOver(var state) ->
          new EventOutcome.Refused("its task is " + state.wireName());
    };
  }

  private static EventOutcome applied(TaskWork task, StepAction action) {
    task.repaired(action.by(), action.reason());
    return EventOutcome.APPLIED;
  }

  private static String explain(RepairDecision.NotFromHere refused) {
    return "invalid transition from %s to %s; it is allowed from %s"
        .formatted(
            refused.state().wireName(),
            refused.cause().wireName(),
            refused.allowed().stream().map(StepState::wireName).collect(Collectors.joining(", ")));
  }
}
