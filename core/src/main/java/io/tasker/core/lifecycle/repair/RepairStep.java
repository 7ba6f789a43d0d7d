package io.tasker.core.lifecycle.repair;

import io.tasker.contract.model.StepAction;
import io.tasker.core.actor.Message;
import io.tasker.core.lifecycle.EventOutcome;
import io.tasker.core.store.StepKey;
import org.jspecify.annotations.Nullable;

/**
 * Reset, resolve or complete a step by hand.
 *
 * @param step the step
 * @param action what to do, by whom and why
 * @param seq the version of the step that is meant; null: any
 */
public record RepairStep(StepKey step, StepAction action, @Nullable Integer seq)
    implements Message<EventOutcome> {
  /** Whatever its version. */
  public RepairStep(StepKey step, StepAction action) {
    this(step, action, null);
  }
}
