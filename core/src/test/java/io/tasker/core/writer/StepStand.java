package io.tasker.core.writer;

import io.tasker.contract.model.StepAction;
import io.tasker.contract.model.StepState;
import io.tasker.contract.model.TaskId;
import io.tasker.contract.model.TemplateName;
import io.tasker.core.insight.Invariants;
import io.tasker.core.insight.Violation;
import io.tasker.core.lifecycle.EngineEvent;
import io.tasker.core.lifecycle.EventOutcome;
import io.tasker.core.store.ClaimStore.Claimed;
import io.tasker.core.store.StepKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Brings steps into the states that a test starts from, and looks whether all still holds. */
final class StepStand {
  private final EngineHarness engine;
  private final Invariants invariants;

  StepStand(EngineHarness engine) {
    this.engine = engine;
    this.invariants =
        new Invariants(
            engine.pools.chores(),
            engine.queues,
            EngineHarness.RESULTS,
            EngineHarness.QUEUES::ofWorkers);
  }

  /**
   * A step that stands where the test wants it.
   *
   * @param claimed the claim that led there, if there was one
   */
  record Standing(TaskId task, int step, @Nullable Claimed claimed) {
    StepKey key() {
      return new StepKey(task, step);
    }
  }

  /** A new task with one step in this state: the first, or the second if it is to be pending. */
  Standing in(TemplateName template, StepState state) {
    TaskId task = engine.create(template);
    return switch (state) {
      case PENDING -> new Standing(task, 1, null);
      case ENQUEUED -> new Standing(task, 0, null);
      case IN_PROGRESS -> new Standing(task, 0, claim(task));
      case ENQUEUED_FOR_ORCHESTRATION -> handedIn(task, true, true, false);
      case ENQUEUED_AS_ERROR_FOR_ORCHESTRATION -> handedIn(task, false, true, false);
      case WAITING_FOR_RETRY -> handedIn(task, false, true, true);
      case COMPLETE -> handedIn(task, true, true, true);
      case ERROR -> handedIn(task, false, false, true);
      case CANCELLED -> {
        cancel(task);
        yield new Standing(task, 0, null);
      }
      case RESOLVED_MANUALLY -> {
        repair(new StepKey(task, 0), new StepAction.ResolveManually("me", "so"));
        yield new Standing(task, 0, null);
      }
    };
  }

  /**
   * Claims the one step of a task that is enqueued; steps of other tasks are left to their leases.
   */
  Claimed claim(TaskId task) {
    return engine.claim(500).stream()
        .filter(claimed -> claimed.step().task().equals(task))
        .findFirst()
        .orElseThrow();
  }

  EventOutcome cancel(TaskId task) {
    return engine.decide(new EngineEvent.CancelAsked(task, null)).outcomes().getFirst();
  }

  EventOutcome repair(StepKey step, StepAction action) {
    return engine.decide(new EngineEvent.RepairAsked(step, action)).outcomes().getFirst();
  }

  /** What does not hold; guards apart, since the time of the test is not that of the database. */
  List<String> violations() {
    return invariants.check().stream()
        .filter(violation -> !violation.invariant().equals("guards-are-taken"))
        .map(Violation::toString)
        .toList();
  }

  String ofStep(Standing standing, String column) {
    return engine.one(
        "SELECT coalesce(CAST(%s AS text), 'null') FROM tasker.workflow_steps WHERE task_uuid = '%s' AND step_no = %d"
            .formatted(column, standing.task(), standing.step()));
  }

  private Standing handedIn(TaskId task, boolean success, boolean retryable, boolean processed) {
    Claimed claimed = claim(task);
    engine.submit(
        List.of(
            success ? EngineHarness.success(claimed) : EngineHarness.failure(claimed, retryable)));
    if (processed) {
      engine.process();
    }
    return new Standing(task, 0, claimed);
  }
}
