package io.tasker.core.lifecycle.cancellation;

import io.tasker.contract.model.TaskState;
import io.tasker.core.lifecycle.EngineEvent.CancelAsked;
import io.tasker.core.lifecycle.EngineEvent.GivenUp;
import io.tasker.core.lifecycle.EventOutcome;
import io.tasker.core.lifecycle.StepWork;
import io.tasker.core.lifecycle.TaskWork;
import io.tasker.core.state.StepCause;
import io.tasker.core.state.TaskCause;
import io.tasker.core.store.JsonText;
import io.tasker.core.store.WriteSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Ends a task with its steps. Needs every step of the task in the working copy, locked: a claim
 * that was faster is seen here, a later one finds its step cancelled.
 */
public final class TaskCancellation {
  /** The public word for a case that was closed without having been solved. */
  private static final String CASE_CANCELLED = "cancelled";

  /** Applies the wish to end a task. */
  public EventOutcome apply(TaskWork task, CancelAsked event) {
    Integer meant = event.seq();
    if (meant != null && meant != task.seq()) {
      return new EventOutcome.Outdated(task.seq());
    }
    var steps = task.steps().stream().map(StepWork::current).toList();
    return switch (CancellationDecision.decide(task.state(), steps)) {
      case CancellationDecision.AlreadyOver(var state) ->
          new EventOutcome.Refused("the task is " + state.wireName());
      case CancellationDecision.Cancel(var numbers) -> {
        requireAll(task);
        cancel(task, numbers, event.reason());
        yield EventOutcome.APPLIED;
      }
    };
  }

  /** Gives a task up, unless it has moved since somebody saw that it does not. */
  public EventOutcome giveUp(TaskWork task, GivenUp event) {
    if (task.before().seq() != event.seq() || task.state() != task.before().state()) {
      return EventOutcome.STALE;
    }
    var steps = task.steps().stream().map(StepWork::current).toList();
    return switch (CancellationDecision.decide(task.state(), steps)) {
      case CancellationDecision.AlreadyOver _ -> EventOutcome.STALE;
      case CancellationDecision.Cancel(var numbers) -> {
        requireAll(task);
        numbers.forEach(number -> task.step(number).orElseThrow().move(StepCause.CANCEL));
        task.move(TaskCause.GIVE_UP, JsonText.object(Map.of("reason", event.reason())));
        yield EventOutcome.APPLIED;
      }
    };
  }

  private static void cancel(TaskWork task, List<Integer> steps, @Nullable String reason) {
    if (task.state() == TaskState.BLOCKED_BY_FAILURES) {
      task.add(new WriteSet.DlqSettlement(task.task(), CASE_CANCELLED, null, reason));
    }
    steps.forEach(number -> task.step(number).orElseThrow().move(StepCause.CANCEL));
    String detail = reason == null ? null : JsonText.object(Map.of("reason", reason));
    task.move(TaskCause.CANCEL, detail);
  }

  private static void requireAll(TaskWork task) {
    if (task.steps().size() != task.before().steps()) {
      throw new IllegalStateException(
          "only %d of %d steps were read".formatted(task.steps().size(), task.before().steps()));
    }
  }
}
