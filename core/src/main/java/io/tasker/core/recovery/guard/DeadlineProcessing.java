package io.tasker.core.recovery.guard;

import io.tasker.core.lifecycle.EngineEvent.DeadlineDue;
import io.tasker.core.lifecycle.EventOutcome;
import io.tasker.core.lifecycle.StepWork;
import io.tasker.core.lifecycle.TaskWork;
import io.tasker.core.lifecycle.result.ResultProcessing;
import io.tasker.core.state.StepCause;
import io.tasker.core.store.JsonText;
import io.tasker.core.store.WriteSet;
import java.time.Instant;
import java.util.Map;

/** Applies what a deadline means. An expired lease is a failed attempt that may be retried. */
public final class DeadlineProcessing {
  /** How an attempt whose lease ran out went, as clients see it. */
  private static final String LEASE_EXPIRED =
      JsonText.object(
          Map.of(
              "success",
              false,
              "error",
              Map.of(
                  "type",
                  "lease_expired",
                  "message",
                  "the worker did not hand in a result before its lease ran out",
                  "retryable",
                  true)));

  private final ResultProcessing results;

  /** Hands the failed attempts on to the room of results. */
  public DeadlineProcessing(ResultProcessing results) {
    this.results = results;
  }

  /** Applies a deadline. */
  public EventOutcome apply(TaskWork task, StepWork step, DeadlineDue event, Instant now) {
    var decision = DeadlineDecision.decide(event.kind(), event.seq(), step.current(), now);
    return switch (decision) {
      case DeadlineDecision.Drop() -> EventOutcome.STALE;
      case DeadlineDecision.WakeAgain(var due) -> {
        task.add(new WriteSet.Guard(event.kind(), due, step.key(), step.seq()));
        yield EventOutcome.APPLIED;
      }
      case DeadlineDecision.ExpireLease() -> {
        step.move(StepCause.LEASE_EXPIRED, LEASE_EXPIRED);
        step.outcome(LEASE_EXPIRED);
        yield results.apply(task, step, now);
      }
      case DeadlineDecision.Retry() -> {
        step.move(StepCause.RETRY);
        yield EventOutcome.APPLIED;
      }
    };
  }
}
