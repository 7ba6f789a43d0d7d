package io.tasker.core.lifecycle.result;

import io.tasker.core.lifecycle.EventOutcome;
import io.tasker.core.lifecycle.StepSettings;
import io.tasker.core.lifecycle.StepWork;
import io.tasker.core.lifecycle.TaskWork;
import io.tasker.core.state.StepCause;
import io.tasker.core.store.StepSnapshot;
import io.tasker.core.store.WakeupKind;
import io.tasker.core.store.WriteSet;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** Applies what a result means: the step moves, its children have one parent less to wait for. */
public final class ResultProcessing {
  private static final System.Logger LOG = System.getLogger(ResultProcessing.class.getName());

  private final StepSettings settings;
  private final RandomGenerator random;

  /** Asks the settings for retry rules; moves waits at random. */
  public ResultProcessing(StepSettings settings, RandomGenerator random) {
    this.settings = settings;
    this.random = random;
  }

  /** Applies the result that a step was handed in with. */
  public EventOutcome apply(TaskWork task, StepWork step, Instant now) {
    StepSnapshot current = step.current();
    ResultDecision decision =
        ResultDecision.decide(
            current, settings.retry(current.templateStep()), now, random.nextDouble(-1, 1));
    switch (decision) {
      case ResultDecision.Complete() -> {
        step.move(StepCause.COMPLETE);
        task.releaseDependents(step);
      }
      case ResultDecision.RetryAt(var due, var problems) -> {
        problems.forEach(problem -> warn(step, problem));
        retryAt(task, step, due);
      }
      case ResultDecision.Fail() -> step.move(StepCause.FAIL);
      case ResultDecision.AlreadyApplied _ -> {
        return EventOutcome.STALE;
      }
    }
    return EventOutcome.APPLIED;
  }

  private static void warn(StepWork step, String problem) {
    LOG.log(
        Level.WARNING,
        "a retry hint is not followed task={0} step={1} attempt={2}: {3}",
        step.key().task(),
        step.key().number(),
        step.current().attempts(),
        problem);
  }

  private static void retryAt(TaskWork task, StepWork step, Instant due) {
    step.move(StepCause.WAIT_FOR_RETRY);
    step.waitUntil(due);
    task.add(new WriteSet.Guard(WakeupKind.RETRY, due, step.key(), step.seq()));
  }
}
