package io.tasker.core.lifecycle.repair;

import io.tasker.contract.model.StepAction;
import io.tasker.core.actor.Message;
import io.tasker.core.lifecycle.EventOutcome;
import io.tasker.core.store.StepKey;

/**
 * Reset, resolve or complete a step by hand.
 *
 * @param step the step
 * @param action what to do, by whom and why
 */
public record RepairStep(StepKey step, StepAction action) implements Message<EventOutcome> {}
